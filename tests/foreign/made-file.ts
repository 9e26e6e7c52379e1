/** A file for judges that are not ours, with what is to be expected of it. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** DER of the root to trust. */
  readonly root: Uint8Array;
  readonly signatures: number;
  readonly timestamps: number;
  /** PAdES baseline level of every signature in it, as each stands in the file. */
  readonly levels: readonly string[];
  /** Is also to be an accessible PDF (PDF/UA-1). */
  readonly accessible?: boolean;
}
