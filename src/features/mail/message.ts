import type { Deps } from '../deps.ts';

/** One mail as a person reads it. `subject` carries no environment prefix: `queueMail` adds it. */
export interface MailMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What composing needs: the product's name, its addresses, and whether a sandbox strip is due. */
export type MailDeps = Pick<Deps, 'settings' | 'environment'>;

/** The owner, or whoever the owner lets the mail speak for. */
export interface MailSender {
  readonly name: string;
  readonly email: string;
  /** "" where unknown: the product's name stands at the head of the mail then. */
  readonly company: string;
}
