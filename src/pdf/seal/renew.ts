import { openPdf, type PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { isArray, PdfSyntaxError, parseArray } from '../document/syntax.ts';
import { asBytes, asName } from '../document/values.ts';
import { addProof, CatalogChanges } from './catalog-changes.ts';
import { FileDigest } from './file-digest.ts';
import { pass, reading } from './seal-file.ts';
import { prepareTimestampIn } from './states.ts';
import type { PreparedTimestamp, PrepareRenewalRequest } from './types.ts';

/**
 * Archive renewal (EN 319 142-1, 5.5): one update that adds what proves the last document timestamp, and a new document
 * timestamp over everything. It touches the lists of /DSS, the list of fields and, in files that keep these in the
 * catalog, the catalog; no page: a certification with P 1 allows that. Throws `PdfSyntaxError` for a file without a
 * document timestamp.
 */
export async function prepareRenewal(request: PrepareRenewalRequest): Promise<PreparedTimestamp> {
  return reading(request.from, async (from, base) => {
    const file = openPdf(base);
    const last = newestStamp(file);
    if (!last) throw new PdfSyntaxError('The file has no document timestamp.');
    const update = new Revision(file.base());
    const changes = new CatalogChanges(file, update);
    addProof(changes, request.validation, [last.contents], request.time);
    const number = update.allocate();
    changes.addField('Timestamp', number);
    changes.finish();
    const digest = pass(from, base, FileDigest.for());
    return prepareTimestampIn(
      update,
      number,
      { baseLength: base.length, tail: Buffer.alloc(0) },
      digest,
      request.tokenRoom,
    );
  });
}

/** The token of the newest document timestamp of a file on disk: the string of /Contents, padding included. */
export async function lastTimestamp(from: string): Promise<Uint8Array | null> {
  return reading(from, async (_, base) => newestStamp(openPdf(base))?.contents ?? null);
}

function newestStamp(file: PdfFile): { readonly contents: Buffer } | null {
  const form = file.dict(file.dict(file.trailer.get('Root'))?.get('AcroForm'));
  const list = file.resolve(form?.get('Fields'));
  let newest: { end: number; contents: Buffer } | null = null;
  for (const raw of isArray(list) ? parseArray(list) : []) {
    const value = file.dict(file.dict(raw)?.get('V'));
    if (!value || asName(value.get('SubFilter')) !== 'ETSI.RFC3161') continue;
    const range = file.resolve(value.get('ByteRange'));
    const [, , from = 0, length = 0] = isArray(range) ? parseArray(range).map(Number) : [];
    const contents = asBytes(value.get('Contents'));
    if (contents !== null && from + length > (newest?.end ?? 0))
      newest = { end: from + length, contents: Buffer.from(contents, 'latin1') };
  }
  return newest;
}
