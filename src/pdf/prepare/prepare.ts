import { pageView } from '../document/geometry.ts';
import type { PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { asRef, writeDict } from '../document/syntax.ts';
import { type FormField, PdfError, type Prepared, type PrepareOptions } from '../engine.ts';
import { formFields } from './form-fields.ts';
import { type FormState, formState, inspect, isSyntaxFault, type Sound } from './inspect.ts';
import { rebuild } from './rebuild.ts';
import { passwordFault, type Rewritten, rewrite } from './rewrite.ts';

/**
 * Makes an upload fit for everything that follows: readable as it lies, without encryption, form or signatures, so that
 * stamps and seals are appended. A sound file comes back byte for byte. Refuses by `PdfError`.
 */
export async function prepare(upload: Uint8Array, options: PrepareOptions): Promise<Prepared> {
  const bytes = fromHeader(upload);
  const changes: Prepared['changes'][number][] = [];
  let sound = tryInspect(bytes, options.maxPages);
  if (!sound) {
    sound = tryRebuild(bytes, options.maxPages);
    if (sound) changes.push('repaired');
  }
  let form: FormState = sound && !sound.file.encrypted ? formState(sound.file) : { fields: false, signatures: false };
  if (sound && !sound.file.encrypted && !form.fields && !form.signatures && bytes === upload)
    return answer(sound, changes, []);

  if (!sound || sound.file.encrypted) {
    const opened = await open(bytes, options.password, sound !== null);
    if (opened.decrypted) changes.push('decrypted');
    if (!sound || opened.recovered) changes.push('repaired');
    sound = insist(opened.bytes, options.maxPages);
    form = formState(sound.file);
  } else if (bytes !== upload && changes.length === 0) changes.push('repaired');
  let fields: FormField[] = [];
  if (form.fields || form.signatures) {
    fields = tryFields(sound);
    const flat = await rewrite(sound.file.bytes, '', true);
    if (form.fields) changes.push('flattened-form');
    if (form.signatures) changes.push('removed-signatures');
    sound = insist(withoutForm(insist(flat.bytes, options.maxPages).file), options.maxPages);
  }
  return answer(sound, changes, fields);
}

/** With a wrong password some files fail to parse instead of asking for it. */
async function open(bytes: Uint8Array, password: string, encrypted: boolean): Promise<Rewritten> {
  try {
    return await rewrite(bytes, password, false);
  } catch (error) {
    if (encrypted && error instanceof PdfError && error.code === 'damaged') throw passwordFault(password);
    throw error;
  }
}

function answer({ file, pages }: Sound, changes: Prepared['changes'], fields: Prepared['fields']): Prepared {
  return {
    bytes: file.bytes,
    changes,
    fields,
    pages: pages.map((page) => pageView(file, page.dict)).map(({ width, height }) => ({ width, height })),
  };
}

/** What the form holds is a help, so a malformed one holds nothing. */
function tryFields(sound: Sound): FormField[] {
  try {
    return formFields(sound);
  } catch (error) {
    if (isSyntaxFault(error)) return [];
    throw error;
  }
}

/** Bytes from `%PDF-` on: offsets count from there (7.5.2, and what readers do with junk before it). */
function fromHeader(upload: Uint8Array): Uint8Array {
  const head = Buffer.from(upload.buffer, upload.byteOffset, Math.min(upload.byteLength, 2048));
  const at = head.indexOf('%PDF-');
  if (at < 0) throw new PdfError('not-a-pdf', 'The file is not a PDF.');
  return at === 0 ? upload : upload.subarray(at);
}

function tryInspect(bytes: Uint8Array, maxPages: number): Sound | null {
  try {
    return inspect(bytes, maxPages);
  } catch (error) {
    if (isSyntaxFault(error)) return null;
    throw error;
  }
}

function tryRebuild(bytes: Uint8Array, maxPages: number): Sound | null {
  try {
    return inspect(rebuild(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), maxPages);
  } catch (error) {
    if (isSyntaxFault(error)) return null;
    throw error;
  }
}

function insist(bytes: Uint8Array, maxPages: number): Sound {
  try {
    return inspect(bytes, maxPages);
  } catch (error) {
    if (!isSyntaxFault(error)) throw error;
    throw Object.assign(new PdfError('damaged', 'The file is damaged beyond repair.'), { cause: error });
  }
}

/** What belonged to the form and its signatures goes from the catalog; nothing may point at them any more. */
function withoutForm(file: PdfFile): Uint8Array {
  const root = asRef(file.trailer.get('Root'));
  const catalog = file.dict(file.trailer.get('Root'));
  if (!root || !catalog) return file.bytes;
  const kept = new Map([...catalog].filter(([key]) => key !== 'AcroForm' && key !== 'Perms' && key !== 'DSS'));
  if (kept.size === catalog.size) return file.bytes;
  const revision = new Revision(file.base());
  revision.set(root.num, writeDict(kept), root.gen);
  return Buffer.concat([file.bytes, revision.finish().tail]);
}
