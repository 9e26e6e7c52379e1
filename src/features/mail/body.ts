import type { Keyring } from '../../platform/crypto/keyring.ts';

/** The part of a mail that may hold links and codes: stored encrypted, erased after delivery. */
export interface MailBody {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly html: string;
  readonly text: string;
}

export function sealBody(keys: Keyring, mailId: string, body: MailBody): Buffer {
  return keys.wrap(Buffer.from(JSON.stringify(body), 'utf8'), context(mailId));
}

export function openBody(keys: Keyring, mailId: string, sealed: Uint8Array): MailBody {
  return JSON.parse(keys.unwrap(sealed, context(mailId)).toString('utf8')) as MailBody;
}

function context(mailId: string): string {
  return `mail:${mailId}`;
}
