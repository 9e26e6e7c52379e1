import type { DocumentSettings, DocumentState, PageBox, SignatureMode } from '../../domain/document/types.ts';
import type { Language } from '../../domain/language/languages.ts';
import type { RecipientType } from '../../domain/recipient/types.ts';
import type { PrefillWidget, Widget } from '../../domain/widget/types.ts';
import type { FormField } from '../../pdf/index.ts';

/** All that `createDocument` needs. Texts are trimmed, options have their defaults applied (`normaliseWidget`). */
export interface NewDocument {
  /** Bytes as received, or a file that has been prepared before: a template's. */
  readonly file: Uint8Array | PreparedSource;
  /** Opens an encrypted file; "" for none. */
  readonly password: string;
  /** What becomes of a file that is signed already. Default: it is refused. */
  readonly signed?: SignedWish;
  readonly title: string;
  readonly note: string;
  readonly description: string;
  readonly folderId: string | null;
  readonly settings: DocumentSettings;
  /** In signing order. */
  readonly recipients: readonly NewRecipient[];
  readonly prefill: readonly PrefillWidget[];
  /** true: costs one credit. */
  readonly charge: boolean;
  /** `self-sign`: for one person, who is mailed nothing to sign and whose fields are all own. Default `request-sign`. */
  readonly kind?: DocumentState['kind'];
  /** The template it is made from. */
  readonly templateId?: string | null;
}

/**
 * Of a signed file: `flatten` takes a copy without its signatures; `keep` leaves it as it is where its signatures allow
 * to be added to, and refuses it where not; `ask` refuses either way, so that somebody decides.
 */
export type SignedWish = 'refuse' | 'flatten' | 'keep' | 'ask';

/** A file that went through `pdf.prepare`, stored. */
export interface PreparedSource {
  readonly blob: string;
  readonly pages: readonly PageBox[];
  readonly bytes: number;
  /** It is signed and left as it came; its open fields. */
  readonly kept?: readonly FormField[];
}

export interface NewRecipient {
  readonly role: string;
  readonly type: RecipientType;
  readonly name: string;
  /** Trimmed, lower case. */
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly jobTitle: string;
  /** null or absent: the owner's. */
  readonly language?: Language | null | undefined;
  /** Digits, at least 6; null for none. */
  readonly accessCode: string | null;
  /** Hash of a code that was set before; counts where `accessCode` is null. */
  readonly accessCodeHash?: string | null;
  readonly widgets: readonly Widget[];
  /** Number of the signing order; absent: its place in the list. */
  readonly turn?: number;
}

export interface CreatedDocument {
  readonly id: string;
  readonly signatureMode: SignatureMode;
  /** Why the organisation's signature per signer became one seal. */
  readonly modeFallback: string | null;
  readonly createdAt: Date;
  /** In signing order, viewers too. */
  readonly recipients: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly url: string;
  }[];
}

export type CreateRefusal =
  /** detail: limitMb. */
  | 'file-too-large'
  /** Sandbox, per account and day; detail: limit. */
  | 'quota-documents'
  /** Sandbox, per account; detail: limitMb. */
  | 'quota-storage'
  | 'not-a-pdf'
  | 'damaged'
  /** Its signatures can't be kept; detail: why, as a sentence. */
  | 'already-signed'
  /** Only where it was asked: they can be kept. */
  | 'signed-found'
  /** They are kept, and something that would end them; detail: what, a `KeptObstacle`, and name. */
  | 'signatures-kept'
  /** Only where it was asked whether there is one; detail: count. */
  | 'form-found'
  | 'password-needed'
  | 'password-wrong'
  | 'too-many-pages'
  | 'too-complex'
  /** Nobody who must act. */
  | 'no-recipients'
  /** detail: limit. */
  | 'too-many-recipients'
  /** detail: limit. */
  | 'too-many-copies'
  /** detail: limit. */
  | 'too-many-widgets'
  /** Outside its page, or on a page the file lacks; detail: name, page. */
  | 'widget-outside-page'
  /** detail: email. */
  | 'signer-without-signature'
  | 'viewer-with-widgets'
  | 'approver-with-signature'
  | 'bad-access-code'
  | 'not-a-picture'
  | 'unknown-folder'
  | 'no-credits'
  /** A signature per signer was asked for, and something that rules it out; detail: what. */
  | 'per-signer-forbids'
  /** Fields are hidden behind asterisks, which the plan doesn't hold. */
  | 'plan-lacks-hide-text';

/** Size of the file in bytes, as the limits and quotas count it. */
export function sourceBytes(file: NewDocument['file']): number {
  return file instanceof Uint8Array ? file.byteLength : file.bytes;
}
