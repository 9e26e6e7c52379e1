import type { RecipientState } from '../recipient/types.ts';

/**
 * `sealing` is internal: everybody has acted, the seal is being made. The wire shows it as `in-progress`.
 * Revoked documents are `declined` with `revokedAt` set.
 */
export type DocumentStatus = 'draft' | 'in-progress' | 'sealing' | 'completed' | 'declined' | 'expired';

/** `seal`: one signature of the organisation over everything. `per_signer`: one of each signer, in a certified form. */
export type SignatureMode = 'seal' | 'per_signer';

export type PenColor = 'blue' | 'red' | 'black';

export interface DocumentSettings {
  readonly sendInOrder: boolean;
  readonly sendInOrderStrict: boolean;
  /** false: nobody is mailed by the document, not at completion either. */
  readonly sendEmail: boolean;
  /** 0: never. */
  readonly timeToCompleteDays: number;
  readonly enableOtp: boolean;
  readonly enableTour: boolean;
  readonly redirectUrl: string;
  readonly senderName: string;
  readonly senderEmail: string;
  readonly allowModifications: boolean;
  readonly allowOfflineSign: boolean;
  readonly autoReminder: boolean;
  readonly remindOnceInEvery: number;
  readonly mergeCertificate: boolean;
  /** `default`: as the organisation has it when the document is sent. */
  readonly signatureMode: SignatureMode | 'default';
  readonly notifyOnSignatures: boolean;
  readonly penColors: readonly PenColor[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly emailSubject: string;
  /** HTML with `{{variables}}`; "" for the built-in one. */
  readonly emailBody: string;
}

/** Size of a page as displayed (rotation, crop box and user unit applied), in points. */
export interface PageBox {
  readonly width: number;
  readonly height: number;
}

/** What the rules need to know of a document. Dates are instants. */
export interface DocumentState {
  readonly id: string;
  readonly kind: 'request-sign' | 'self-sign';
  readonly title: string;
  readonly note: string;
  readonly description: string;
  /** null in the root. */
  readonly folderId: string | null;
  readonly ownerAccountId: string;
  readonly ownerEmail: string;
  readonly status: DocumentStatus;
  readonly settings: DocumentSettings;
  /** Settled at sending; null before. */
  readonly signatureMode: SignatureMode | null;
  readonly recipients: readonly RecipientState[];
  readonly sentAt: Date | null;
  readonly expiresAt: Date | null;
  /** Until then nothing of the sending leaves; null where it left at once. */
  readonly heldUntil: Date | null;
  readonly completedAt: Date | null;
  readonly declinedAt: Date | null;
  readonly declinedBy: string | null;
  readonly declineReason: string | null;
  readonly revokedAt: Date | null;
  readonly deletedAt: Date | null;
}
