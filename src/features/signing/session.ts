/** A browser that holds the cookie of one recipient. */
export interface SigningSession {
  readonly idHash: Buffer;
  readonly recipientId: string;
  readonly documentId: string;
  readonly accessCodeOkAt: Date | null;
  readonly emailCodeOkAt: Date | null;
}
