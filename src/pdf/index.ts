export type * from './engine.ts';
export { PdfError } from './engine.ts';
export { inspectCertificate } from './pki/certificate.ts';
export { createIssuer, createLeaf, createRoot } from './pki/issue.ts';
export type * from './pki/types.ts';
export { createPdfPool, type PoolOptions } from './pool.ts';
export { createCrl } from './revocation/crl.ts';
export { answerOcsp } from './revocation/ocsp.ts';
export { timestampToken } from './timestamp/token.ts';
