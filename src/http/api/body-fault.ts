export type BodyFaultCode =
  | 'malformed-json'
  /** A body that came compressed. */
  | 'content-encoding'
  | 'malformed-multipart'
  | 'too-large'
  | 'file-too-large'
  | 'nested-too-deep'
  | 'too-many-values';

/** A body that can't be used; the error handler has the text. */
export class BodyFault extends Error {
  readonly code: BodyFaultCode;
  constructor(code: BodyFaultCode) {
    super(`The body can't be used: ${code}.`);
    this.name = 'BodyFault';
    this.code = code;
  }
}
