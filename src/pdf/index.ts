export type { PdfEngine } from './engine.ts';
