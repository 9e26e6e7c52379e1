export type * from './engine.ts';
export { PdfError } from './engine.ts';
export type * from './pki/types.ts';
