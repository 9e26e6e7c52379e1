export { type SigningKey, signingKey } from './cms/signing-key.ts';
export type * from './engine.ts';
export { PdfError } from './engine.ts';
export type * from './keep/types.ts';
export type * from './per-signer/types.ts';
export { inspectCertificate } from './pki/certificate.ts';
export { createIssuer, createLeaf, createRoot } from './pki/issue.ts';
export {
  assertMaySign,
  chainTo,
  openPkcs12,
  Pkcs12Error,
  type Pkcs12Fault,
} from './pki/pkcs12.ts';
export type * from './pki/types.ts';
export { createPdfPool, type PoolOptions } from './pool.ts';
export { createCrl } from './revocation/crl.ts';
export { answerOcsp, goodAnswer } from './revocation/ocsp.ts';
export {
  type CertificatePlaces,
  certificateFrom,
  needsNoCheck,
  ocspRequest,
  placesOf,
  type RevocationProof,
  readProof,
} from './revocation/outside.ts';
export { restoreState, type State, storeState } from './seal/store-state.ts';
export type * from './seal/types.ts';
export {
  inspectToken,
  readTimestampAnswer,
  type TimestampAsk,
  TimestampRefused,
  type ToldToken,
  timestampRequest,
} from './timestamp/ask.ts';
export { timestampToken } from './timestamp/token.ts';
export type * from './verify/types.ts';
export { verify } from './verify/verify.ts';
