export type RecipientType = 'signer' | 'approver' | 'viewer';

/** How a person was proved to be the recipient; never "verified name". */
export type RecipientProof = 'link-mailed' | 'link-shared' | 'email-code' | 'access-code' | 'session';

/** What the rules need to know of a recipient. */
export interface RecipientState {
  readonly id: string;
  /** Its place among the document's people. */
  readonly position: number;
  /** Number of the signing order; those who share one act together. */
  readonly turn: number;
  readonly type: RecipientType;
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly mailedAt: Date | null;
  readonly viewedAt: Date | null;
  readonly consentedAt: Date | null;
  readonly actedAt: Date | null;
  readonly declinedAt: Date | null;
}
