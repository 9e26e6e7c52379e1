import type { Deps } from './deps.ts';
import type { Queryable } from './tables.ts';

/** What the account log tells of. The sentence is made where it is shown. */
export type AccountEventKind =
  | 'signed-up'
  | 'account-made'
  | 'email-verified'
  | 'signed-in'
  | 'signed-in-to-sandbox'
  | 'signed-out'
  | 'sign-in-failed'
  | 'session-ended'
  | 'signed-out-everywhere'
  | 'access-ended'
  | 'password-confirmed'
  | 'password-reset-asked'
  | 'password-reset'
  | 'password-changed'
  | 'profile-changed'
  | 'token-generated'
  | 'token-regenerated'
  | 'token-revoked'
  | 'plan-ordered'
  | 'plan-changed'
  | 'plan-lapsed'
  | 'credits-bought'
  | 'credits-withdrawn'
  | 'payment-recorded'
  | 'invoice-withdrawn'
  | 'sandbox-reset'
  | 'signing-certificate-uploaded'
  | 'signing-certificate-removed'
  | 'signature-mode-changed'
  | 'suspended'
  | 'restored'
  | 'operator-granted'
  | 'operator-revoked';

export interface AccountEvent {
  readonly accountId: string;
  /** E-mail of who did it, `command line` or `system`. */
  readonly actor: string;
  readonly kind: AccountEventKind;
  /** Facts of the sentence: numbers and names, never secrets. */
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  readonly ip?: string;
}

/** Adds a row to the account log, in the transaction of what it tells of. Rows can't be changed or removed. */
export async function recordAccountEvent(tx: Queryable, deps: Pick<Deps, 'clock'>, event: AccountEvent): Promise<void> {
  await tx
    .insertInto('account_event')
    .values({
      account_id: event.accountId,
      at: deps.clock(),
      actor: event.actor,
      kind: event.kind,
      data: JSON.stringify(event.data ?? {}),
      ip: event.ip ?? null,
    })
    .execute();
}
