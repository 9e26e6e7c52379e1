/** Turns a word processor's file into PDF. */
export interface DocxConverter {
  /** Throws `ConversionFailed` for a file that can't be read, takes too long or comes out too large. */
  convert(docx: Uint8Array): Promise<Buffer>;
}

export class ConversionFailed extends Error {
  override readonly name = 'ConversionFailed';
}
