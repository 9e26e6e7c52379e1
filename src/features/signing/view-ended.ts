import { statusAt } from '../../domain/document/expiry.ts';
import { isPending } from '../../domain/document/turn.ts';
import type {
  DeclinedView,
  DoneView,
  ExpiredView,
  RevokedView,
  SigningDocument,
} from '../../domain/recipient/signing-view.ts';
import { senderOf } from '../documents/compose-mails.ts';
import { documentStateOf } from '../documents/document-state.ts';
import type { LoadedSigning } from './load.ts';

/** Declined, revoked or expired: told before any code is asked for, then without the title. */
export function endedView(
  loaded: LoadedSigning,
  gateClosed: boolean,
  now: Date,
): DeclinedView | RevokedView | ExpiredView | undefined {
  const { document, recipients, me } = loaded;
  const sender = senderOf(loaded);
  const common = {
    title: gateClosed ? null : document.title,
    senderName: sender.name,
    senderEmail: sender.email,
  };
  const status = statusAt({ status: document.status, expiresAt: document.expires_at }, now);
  if (status === 'expired') {
    return { state: 'expired', ...common, expiredAt: (document.expires_at ?? document.updated_at).toISOString() };
  }
  if (status !== 'declined') return undefined;
  if (document.revoked_at !== null) {
    return { state: 'revoked', ...common, revokedAt: document.revoked_at.toISOString() };
  }
  const decliner = recipients.find((one) => one.declined_at !== null);
  return {
    state: 'declined',
    ...common,
    byMe: decliner?.id === me.id,
    declinedBy: gateClosed ? '' : (decliner?.name ?? document.declined_by ?? ''),
    declinedAt: (document.declined_at ?? document.updated_at).toISOString(),
  };
}

/** This person has acted, or everybody has. */
export function doneView(loaded: LoadedSigning, document: SigningDocument): DoneView {
  const { recipients, me, owner } = loaded;
  const row = loaded.document;
  const state = documentStateOf(row, recipients, owner.email);
  return {
    state: 'done',
    document,
    me: { id: me.id, name: me.name, email: me.email, type: me.type, actedAt: me.acted_at?.toISOString() ?? null },
    waitingFor: state.recipients.filter(isPending).map((one) => one.name),
    finalising: row.status === 'sealing',
    download: row.status === 'completed' ? 'final' : 'current',
    certificate: row.status === 'completed' && row.certificate_blob !== null,
    redirectUrl: row.settings.redirectUrl,
  };
}
