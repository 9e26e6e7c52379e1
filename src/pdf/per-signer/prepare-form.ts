import { readPages } from '../document/pages.ts';
import type { PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { asRef, type Dict, isArray, PdfSyntaxError, parseArray, writeDict } from '../document/syntax.ts';
import type { FileDigest } from '../seal/file-digest.ts';
import { EMPTY_STORE, raiseVersion } from '../seal/signature-field.ts';
import { prepareIn } from '../seal/states.ts';
import type { PreparedSignature } from '../seal/types.ts';
import { readFields } from '../verify/find-signatures.ts';
import { addPerson, addPlainSignatureField, addSignatureField, addUnseenText, type FormDraft } from './form-draft.ts';
import type { PrepareFormRequest } from './types.ts';

/** Fields that belong to the form itself. */
export const OWN_FIELDS = {
  certification: 'Certification',
  closing: 'Closing',
  belongings: 'Files beside this document',
  timestamp: 'Timestamp',
} as const;

/**
 * The revision that gives a file its form and certifies it (DocMDP P 2: from now on fields may be filled and signed, and
 * nothing else). Everything that later revisions need stands in it: each person's fields and signature field with its
 * lock, the fields of the closing signature and of the document timestamp, fonts, and the document security store, still
 * empty. Later ones touch fields and new objects alone. The file must be readable as it lies and unsigned; `digest`
 * has taken in all of it. Throws `RangeError` for a field on a page that does not exist and for names that occur twice.
 */
export function prepareForm(
  file: PdfFile,
  digest: FileDigest,
  { people, signature }: Omit<PrepareFormRequest, 'from'>,
): PreparedSignature {
  const root = asRef(file.trailer.get('Root'));
  const catalog = file.dict(file.trailer.get('Root'));
  if (!root || !catalog) throw new PdfSyntaxError('The file has no catalog.');
  const revision = new Revision(file.base());
  const form: Dict = file.dict(catalog.get('AcroForm')) ?? new Map();
  const list = file.resolve(form.get('Fields'));
  const draft: FormDraft = {
    file,
    revision,
    pages: readPages(file),
    names: new Set([...readFields(file).values()].map(({ name }) => name)),
    fields: isArray(list) ? parseArray(list) : [],
    annotations: new Map(),
  };

  const number = revision.allocate();
  addPlainSignatureField(draft, OWN_FIELDS.certification, [['V', `${number} 0 R`]]);
  // Closing the form locks what no signer has locked: the fields of people who only fill, and those of signatures.
  const open = new Set(draft.names);
  for (const person of people) for (const name of addPerson(draft, person)) open.add(name);
  addUnseenText(draft, OWN_FIELDS.belongings);
  open.add(OWN_FIELDS.belongings);
  addSignatureField(draft, OWN_FIELDS.closing, OWN_FIELDS.closing, null, [...open]);
  addPlainSignatureField(draft, OWN_FIELDS.timestamp);

  writeAnnotations(draft);
  catalog.set('AcroForm', writeDict(formOf(draft, form)));
  const permissions: Dict = file.dict(catalog.get('Perms')) ?? new Map();
  permissions.set('DocMDP', `${number} 0 R`);
  catalog.set('Perms', writeDict(permissions));
  catalog.set('DSS', `${revision.add(EMPTY_STORE)} 0 R`);
  raiseVersion(file, catalog);
  revision.set(root.num, writeDict(catalog), root.gen);
  return prepareIn(revision, file.source.length, digest, {
    ...signature,
    level: 'B-T',
    number,
    entries: [
      [
        'Reference',
        '[<</Type /SigRef/TransformMethod /DocMDP/TransformParams <</Type /TransformParams/P 2/V /1.2>>>>]',
      ],
    ],
  });
}

function formOf({ file, revision, fields }: FormDraft, form: Dict): Dict {
  const resources: Dict = file.dict(form.get('DR')) ?? new Map();
  const fonts: Dict = file.dict(resources.get('Font')) ?? new Map();
  const font = revision.add('<</Type /Font/Subtype /Type1/BaseFont /Helvetica/Encoding /WinAnsiEncoding>>');
  if (!fonts.has('Helv')) fonts.set('Helv', `${font} 0 R`);
  resources.set('Font', writeDict(fonts));
  const written = new Map(form);
  // A list of its own: later timestamps add to it without touching the catalog.
  written.set('Fields', `${revision.add(`[${fields.join(' ')}]`)} 0 R`);
  written.set('DR', writeDict(resources));
  if (!written.has('DA')) written.set('DA', '(/Helv 0 Tf 0 g)');
  // SignaturesExist and AppendOnly (12.7.3).
  written.set('SigFlags', '3');
  // Every field brings its looks; a reader that made its own would change what was signed.
  written.delete('NeedAppearances');
  written.delete('XFA');
  return written;
}

function writeAnnotations({ file, revision, pages, annotations }: FormDraft): void {
  for (const [index, widgets] of annotations) {
    const page = pages[index];
    if (!page) continue;
    const list = file.resolve(page.dict.get('Annots'));
    // Inherited entries are written with the page, which changes nothing of what it shows.
    const dict = new Map(page.dict);
    dict.set('Annots', `[${[...(isArray(list) ? parseArray(list) : []), ...widgets].join(' ')}]`);
    revision.set(page.num, writeDict(dict), page.gen);
  }
}
