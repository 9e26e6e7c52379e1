import type { PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { asRef, PdfSyntaxError, writeDict } from '../document/syntax.ts';
import { asBytes } from '../document/values.ts';
import type { FileDigest } from '../seal/file-digest.ts';
import { prepareIn, prepareTimestampIn } from '../seal/states.ts';
import type { PreparedSignature, PreparedTimestamp, SealedRevision, ValidationNumbers } from '../seal/types.ts';
import { addValidationData } from '../seal/validation-data.ts';
import { findSignatures, readFields } from '../verify/find-signatures.ts';
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
  return prepareIn(revision, file.source.length, digest, {
    ...signature,
    level: 'B-T',
    number,
    entries: [['Reference', fieldReference(form, signature.field)]],
  });
}

/** What the field's /Lock says, as the signature repeats it (12.8.2.4). */
function fieldReference(form: Form, name: string): string {
  const { file } = form;
  const lock = file.dict(fieldOf(form, name).dict.get('Lock'));
  const root = file.trailer.get('Root');
  if (!lock || root === undefined) throw new PdfSyntaxError(`The field ${name} has no lock.`);
  const parameters = `<</Type /TransformParams/Action ${lock.get('Action')}/Fields ${lock.get('Fields')}/V /1.2>>`;
  return `[<</Type /SigRef/TransformMethod /FieldMDP/Data ${root}/TransformParams ${parameters}>>]`;
}

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
  addValidationData(revision, storeNumbers(file), validation, contents, time);
  const { num, dict } = fieldOf(form, OWN_FIELDS.timestamp);
  const number = revision.allocate();
  revision.set(num, writeDict(new Map(dict).set('V', `${number} 0 R`)), file.object(num).gen);
  const before = { baseLength: file.source.length, tail: NOTHING };
  return prepareTimestampIn(revision, number, before, digest, tokenRoom);
}

/** The parts of the document security store, as the certified revision names them. */
function storeNumbers(file: PdfFile): ValidationNumbers {
  const store = file.dict(file.dict(file.trailer.get('Root'))?.get('DSS'));
  const number = (key: string): number => {
    const ref = asRef(store?.get(key));
    if (!ref) throw new PdfSyntaxError('The file is no prepared form.');
    return ref.num;
  };
  return { certs: number('Certs'), ocsps: number('OCSPs'), crls: number('CRLs'), vri: number('VRI') };
}
