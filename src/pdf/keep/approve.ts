import type { PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { isArray, parseArray } from '../document/syntax.ts';
import { asBytes } from '../document/values.ts';
import { fieldReference } from '../per-signer/field-reference.ts';
import { addProof, CatalogChanges } from '../seal/catalog-changes.ts';
import type { FileDigest } from '../seal/file-digest.ts';
import { prepareIn, prepareTimestampIn } from '../seal/states.ts';
import type { PreparedSignature, PreparedTimestamp, SealedRevision } from '../seal/types.ts';
import { findSignatures, readFields } from '../verify/find-signatures.ts';
import { fillKept } from './fill-kept.ts';
import { APPROVAL_FIELD } from './judge.ts';
import type { FillKeptRequest, PrepareApprovalRequest, PrepareApprovalTimestampRequest } from './types.ts';

const NOTHING = Buffer.alloc(0);

/** The revision with values in the file's own fields and nothing more. */
export async function fillOnly(file: PdfFile, { fills }: Omit<FillKeptRequest, 'from'>): Promise<SealedRevision> {
  const revision = new Revision(file.base());
  await fillKept(file, revision, fills);
  const tail = revision.empty ? NOTHING : revision.finish().tail;
  return { state: 'sealed', baseLength: file.source.length, tail };
}

/**
 * The revision that fills fields and adds an approval signature (12.8.1: any further one, which certifies nothing), in an
 * empty signature field of the file or a new one that shows nothing. No page, no resource and nothing else of the form
 * is touched, so that earlier signatures allow it. `digest` has taken in the whole file.
 */
export async function prepareApproval(
  file: PdfFile,
  digest: FileDigest,
  { fills, signature }: Omit<PrepareApprovalRequest, 'from'>,
): Promise<PreparedSignature> {
  const revision = new Revision(file.base());
  const number = revision.allocate();
  const { field, mark } = signature;
  await fillKept(file, revision, fills, field === null ? null : { name: field, value: number, mark });
  if (field === null) {
    const changes = new CatalogChanges(file, revision);
    changes.addField(APPROVAL_FIELD, number);
    changes.finish();
  }
  const lock = field === null ? null : fieldReference(file, field);
  return prepareIn(revision, file.source.length, digest, {
    ...signature,
    level: 'B-T',
    number,
    entries: lock === null ? [] : [['Reference', lock]],
  });
}

/**
 * The revision behind it: what proves the newest signatures for good joins what the document security store holds
 * already, and a document timestamp covers all of it. `digest` has taken in the whole file.
 */
export function prepareApprovalTimestamp(
  file: PdfFile,
  digest: FileDigest,
  { newest, validation, time, tokenRoom }: Omit<PrepareApprovalTimestampRequest, 'from'>,
): PreparedTimestamp {
  const update = new Revision(file.base());
  const changes = new CatalogChanges(file, update);
  addProof(changes, validation, contentsOf(file).slice(-newest), time);
  const number = update.allocate();
  changes.addField('Timestamp', number);
  changes.finish();
  return prepareTimestampIn(update, number, { baseLength: file.source.length, tail: NOTHING }, digest, tokenRoom);
}

/** Strings of /Contents of all signatures, by what they cover. */
function contentsOf(file: PdfFile): Buffer[] {
  return findSignatures(file, readFields(file))
    .map(({ dict }) => {
      const range = file.resolve(dict.get('ByteRange'));
      const [, , from = 0, length = 0] = isArray(range) ? parseArray(range).map(Number) : [];
      return { end: from + length, contents: Buffer.from(asBytes(file.resolve(dict.get('Contents'))) ?? '', 'latin1') };
    })
    .sort((a, b) => a.end - b.end)
    .map(({ contents }) => contents);
}
