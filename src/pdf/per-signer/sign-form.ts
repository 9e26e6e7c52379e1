import type { PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { asRef, PdfSyntaxError, parseDict, writeDict } from '../document/syntax.ts';
import { asBytes } from '../document/values.ts';
import type { FileDigest } from '../seal/file-digest.ts';
import { prepareIn, prepareTimestampIn } from '../seal/states.ts';
import type { PreparedSignature, PreparedTimestamp, SealedRevision } from '../seal/types.ts';
import { addValidationData } from '../seal/validation-data.ts';
import { type Field, findSignatures, isLocked, readFields, readPermissions } from '../verify/find-signatures.ts';
import { fieldReference } from './field-reference.ts';
import { type Form, fieldOf, fillFields, readForm } from './fill-fields.ts';
import { OWN_FIELDS } from './prepare-form.ts';
import type {
  FillRequest,
  PrepareCloseRequest,
  PrepareFillRequest,
  PrepareFormTimestampRequest,
  SigningTerms,
  SlotFill,
} from './types.ts';

const NOTHING = Buffer.alloc(0);

/** One person's revision: the fields filled, and the signature that locks them. `digest` has taken in the whole file. */
export async function prepareFill(
  file: PdfFile,
  digest: FileDigest,
  { fills, signature }: Omit<PrepareFillRequest, 'from'>,
): Promise<PreparedSignature> {
  const shown: SlotFill = { name: signature.field, text: '', mark: signature.mark };
  return prepareSigned(file, digest, [...fills, shown], signature);
}

/** One person's revision without a signature: the fields filled. */
export async function fillForm(file: PdfFile, { fills }: Omit<FillRequest, 'from'>): Promise<SealedRevision> {
  const revision = new Revision(file.base());
  await fillFields(readForm(file), revision, fills);
  const tail = revision.empty ? NOTHING : revision.finish().tail;
  return { state: 'sealed', baseLength: file.source.length, tail };
}

/** The revision that ends the form: what lies beside it is named, and whatever is still open locked. */
export async function prepareClose(
  file: PdfFile,
  digest: FileDigest,
  { belongings, signature }: Omit<PrepareCloseRequest, 'from'>,
): Promise<PreparedSignature> {
  const fills: SlotFill[] = [
    { name: OWN_FIELDS.belongings, text: belongings, mark: null },
    { name: OWN_FIELDS.closing, text: '', mark: null },
  ];
  return prepareSigned(file, digest, fills, { ...signature, field: OWN_FIELDS.closing });
}

async function prepareSigned(
  file: PdfFile,
  digest: FileDigest,
  fills: readonly SlotFill[],
  signature: SigningTerms & { readonly field: string },
): Promise<PreparedSignature> {
  const form = readForm(file);
  const revision = new Revision(file.base());
  const number = revision.allocate();
  const field = fieldOf(form, signature.field);
  if (file.dict(field.dict.get('V'))) throw new RangeError(`The field ${signature.field} is signed already.`);
  const extra = new Map([[signature.field, new Map([['V', `${number} 0 R`]])]]);
  await fillFields(form, revision, fills, extra);
  renewLooks(form, revision, field);
  const lock = fieldReference(file, signature.field);
  if (lock === null) throw new PdfSyntaxError(`The field ${signature.field} has no lock.`);
  return prepareIn(revision, file.source.length, digest, {
    ...signature,
    level: 'B-T',
    number,
    entries: [['Reference', lock]],
  });
}

/**
 * Gives every field that this signature locks a look of this revision, those that are left as they are a copy of theirs:
 * pyHanko takes an older look of a locked field for one that was changed under its lock.
 */
function renewLooks({ file, fields }: Form, revision: Revision, signature: Field): void {
  const { locks } = readPermissions(file, { ...signature, field: signature.name, fieldDict: signature.dict });
  const copies = new Map<string, string>();
  for (const { num, name, type, dict: old } of fields.values()) {
    if (type === 'Sig' || !locks || !isLocked(locks, name)) continue;
    const pending = revision.pending(num);
    const dict = pending === undefined ? old : parseDict(pending);
    if (dict.get('AP') !== old.get('AP')) continue;
    const look = file.dict(dict.get('AP'))?.get('N');
    const entries = asRef(look) ? file.dict(look) : null;
    const drawn = file.stream(look);
    if (look === undefined || !entries || !drawn) continue;
    const plain = [...entries].filter(([key]) => !ENCODED.has(key));
    const copy = copies.get(look) ?? `${revision.addStream(new Map(plain), drawn)} 0 R`;
    copies.set(look, copy);
    revision.set(num, writeDict(new Map(dict).set('AP', `<</N ${copy}>>`)), file.object(num).gen);
  }
}

/** Entries of a stream that speak of its bytes. */
const ENCODED = new Set(['Length', 'Filter', 'DecodeParms']);

/**
 * The last revision: what proves every signature for good goes into the document security store, and a document
 * timestamp over all of it. `digest` has taken in the whole file.
 */
export function prepareFormTimestamp(
  file: PdfFile,
  digest: FileDigest,
  { validation, time, tokenRoom }: Omit<PrepareFormTimestampRequest, 'from'>,
): PreparedTimestamp {
  const form = readForm(file);
  const revision = new Revision(file.base());
  const contents = findSignatures(file, readFields(file)).map(({ dict }) =>
    Buffer.from(asBytes(file.resolve(dict.get('Contents'))) ?? '', 'latin1'),
  );
  addValidationData(revision, storeIn(file, revision), validation, contents, time);
  const { num, dict } = fieldOf(form, OWN_FIELDS.timestamp);
  const number = revision.allocate();
  revision.set(num, writeDict(new Map(dict).set('V', `${number} 0 R`)), file.object(num).gen);
  const before = { baseLength: file.source.length, tail: NOTHING };
  return prepareTimestampIn(revision, number, before, digest, tokenRoom);
}

/** Number of the document security store: of the certified revision, or a new one for a form that has none of its own. */
function storeIn(file: PdfFile, revision: Revision): number {
  const root = asRef(file.trailer.get('Root'));
  const catalog = file.dict(file.trailer.get('Root'));
  if (!root || !catalog) throw new PdfSyntaxError('The file has no catalog.');
  const store = asRef(catalog.get('DSS'));
  if (store) return store.num;
  const num = revision.allocate();
  revision.set(root.num, writeDict(new Map(catalog).set('DSS', `${num} 0 R`)), root.gen);
  return num;
}
