export interface BodyOptions {
  /** As the client sent it: only a multipart form with a boundary counts, anything else is taken for JSON. */
  readonly contentType: string;
  /** "" for none. */
  readonly contentEncoding: string;
  /** Most bytes of the whole body. */
  readonly limit: number;
  /** Most bytes of a file in a multipart form. */
  readonly fileLimit: number;
  /** Whether the digest is wanted. */
  readonly digest: boolean;
}

export interface ReadBody {
  /** Undefined for an empty body. A file of a multipart form is a `Buffer`. */
  readonly value: unknown;
  /**
   * SHA-256, hex, of the bytes of JSON, or of the parts of a form: its boundary changes with each sending. "" when it
   * was not asked for.
   */
  readonly sha256: string;
}
