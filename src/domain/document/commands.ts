import type { Language } from '../language/languages.ts';
import type { RecipientProof } from '../recipient/types.ts';
import type { DocumentChanges } from './changes.ts';

/** What somebody wants of a document. The recipient's own commands carry the recipient's id. */
export type DocumentCommand =
  /** `holdUntil`: its mails and its webhook wait until then, and it can be withdrawn. */
  | { readonly kind: 'send'; readonly holdUntil?: Date }
  /** Back to a draft, as if it had never been sent. */
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'view'; readonly recipientId: string }
  | { readonly kind: 'consent'; readonly recipientId: string; readonly wording: string; readonly language?: Language }
  | {
      /** A signer signs, an approver approves. */
      readonly kind: 'act';
      readonly recipientId: string;
      /** Names of the widgets filled, never their values. */
      readonly fields: readonly string[];
      readonly proofs: readonly RecipientProof[];
    }
  | { readonly kind: 'decline'; readonly recipientId: string; readonly reason: string }
  | { readonly kind: 'resend'; readonly recipientId: string; readonly subject?: string; readonly body?: string }
  | { readonly kind: 'remind'; readonly recipientId: string }
  /** By the owner, while it is a draft or people are signing. */
  | { readonly kind: 'edit'; readonly changes: DocumentChanges }
  /** By the owner: a later end, also of a document whose time is over. */
  | { readonly kind: 'extend'; readonly expiresAt: Date }
  /** By the owner: somebody who hasn't acted is another address; the link that went to the first one ends. */
  | { readonly kind: 'correct'; readonly recipientId: string; readonly email: string; readonly name: string }
  | { readonly kind: 'revoke'; readonly reason: string }
  | { readonly kind: 'expire' }
  /** The seal is on. */
  | { readonly kind: 'complete' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'restore' };

export type CommandKind = DocumentCommand['kind'];

/** Why a command is refused. */
export type DocumentRefusal =
  | 'not-sent'
  | 'already-sent'
  | 'no-recipients'
  | 'being-finalised'
  | 'not-sealing'
  | 'completed'
  | 'declined'
  | 'revoked'
  | 'expired'
  | 'not-due'
  | 'deleted'
  | 'not-deleted'
  | 'unknown-recipient'
  | 'not-your-turn'
  | 'viewer-cannot-act'
  | 'already-acted'
  | 'consent-missing'
  | 'too-late'
  | 'already-opened'
  /** Not later than the end it has, or not in the future. */
  | 'not-later'
  /** Somebody else of the document has that address. */
  | 'address-taken'
  /** What is asked for is not possible where each signer has a signature; detail: what. */
  | 'per-signer-forbids'
  | 'nothing-to-do';

/** What happened. `at` is an instant; the same events become audit rows. */
export type DocumentEvent =
  | { readonly kind: 'sent'; readonly at: Date; readonly expiresAt: Date | null; readonly heldUntil?: Date }
  | { readonly kind: 'withdrawn'; readonly at: Date }
  | { readonly kind: 'viewed'; readonly at: Date; readonly recipientId: string }
  | {
      readonly kind: 'consented';
      readonly at: Date;
      readonly recipientId: string;
      readonly wording: string;
      /** Of the wording; absent where nobody was asked. */
      readonly language?: Language;
    }
  | {
      readonly kind: 'signed' | 'approved';
      readonly at: Date;
      readonly recipientId: string;
      readonly fields: readonly string[];
      readonly proofs: readonly RecipientProof[];
    }
  /** Everybody who must act has acted. */
  | { readonly kind: 'sealing-started'; readonly at: Date }
  | { readonly kind: 'declined'; readonly at: Date; readonly recipientId: string; readonly reason: string }
  | {
      readonly kind: 'resent';
      readonly at: Date;
      readonly recipientId: string;
      readonly subject?: string;
      readonly body?: string;
    }
  | { readonly kind: 'reminded'; readonly at: Date; readonly recipientId: string }
  /** Holds only what really changed. */
  | { readonly kind: 'edited'; readonly at: Date; readonly changes: DocumentChanges }
  /** `reopened`: its time had been over. */
  | { readonly kind: 'extended'; readonly at: Date; readonly expiresAt: Date; readonly reopened: boolean }
  | {
      readonly kind: 'corrected';
      readonly at: Date;
      readonly recipientId: string;
      readonly email: string;
      readonly name: string;
      readonly formerEmail: string;
    }
  | { readonly kind: 'revoked'; readonly at: Date; readonly reason: string }
  | { readonly kind: 'expired'; readonly at: Date }
  | { readonly kind: 'completed'; readonly at: Date }
  | { readonly kind: 'deleted'; readonly at: Date }
  | { readonly kind: 'restored'; readonly at: Date };
