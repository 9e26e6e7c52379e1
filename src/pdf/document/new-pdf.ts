import { Revision } from './revision.ts';

const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

/** A file's first and only revision. */
export class NewPdf extends Revision {
  readonly header: Buffer = HEADER;

  constructor() {
    super({ length: HEADER.length, endsInNewline: true, startxref: 0, size: 1, trailer: new Map(), xref: 'table' });
  }

  /** Names the catalog and the information dictionary; to be called before `finish`. */
  root(catalog: number, info: number): void {
    this.setTrailer('Root', `${catalog} 0 R`);
    this.setTrailer('Info', `${info} 0 R`);
  }
}

export function newPdf(): NewPdf {
  return new NewPdf();
}
