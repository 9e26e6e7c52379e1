import { openPdf } from '../../src/pdf/document/reader.ts';
import { ask, folder } from '../../src/pdf/testing/judges.ts';

/** What readers find in a file's structure, as poppler tells it. */
export function readAloud(bytes: Uint8Array) {
  const files = folder();
  try {
    const path = files.put('file.pdf', bytes);
    const file = openPdf(bytes);
    return {
      faults: ask('qpdf', '--check', path).status,
      facts: ask('pdfinfo', path).text,
      told: ask('pdfinfo', '-struct-text', path).text,
      structure: ask('pdfinfo', '-struct', path).text,
      /** Words for pictures, as PDF text. */
      pictures: Array.from({ length: file.size - 1 }, (_, n) => file.dict(`${n + 1} 0 R`)?.get('Alt') ?? []).flat(),
    };
  } finally {
    files.remove();
  }
}
