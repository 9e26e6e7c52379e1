import { pageView } from '../document/geometry.ts';
import type { PdfFile } from '../document/reader.ts';
import { Revision } from '../document/revision.ts';
import { asRef, writeDict } from '../document/syntax.ts';
import { type FormField, PdfError, type Prepared, type PrepareOptions } from '../engine.ts';
import { type FoundField, formFields } from './form-fields.ts';
import { type FormState, formState, inspect, isSyntaxFault, type Sound } from './inspect.ts';
import { rebuild } from './rebuild.ts';
import { removeForm } from './remove-form.ts';
import { passwordFault, type Rewritten, rewrite } from './rewrite.ts';
import { isWhole } from './whole.ts';

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
  if (sound && changes.includes('repaired')) insistOnWhole(sound);
  let form: FormState = sound && !sound.file.encrypted ? formState(sound.file) : NO_FORM;
  if (sound && !sound.file.encrypted && !form.fields && !form.signatures && bytes === upload)
    return answer(sound, changes, []);

  if (!sound || sound.file.encrypted) {
    const opened = await open(bytes, options.password, sound !== null);
    if (opened.decrypted) changes.push('decrypted');
    if (!sound || opened.recovered) changes.push('repaired');
    sound = insist(opened.bytes, options.maxPages);
    if (opened.recovered) insistOnWhole(sound);
    form = formState(sound.file);
  } else if (bytes !== upload && changes.length === 0) changes.push('repaired');
  if (form.signed && options.signed === 'refuse')
    throw new PdfError('already-signed', 'The file is signed, and changes would end its signatures.');
  if (form.signed && options.signed === 'keep') return kept(sound, bytes !== upload || changes.length > 0);
  let fields: FormField[] = [];
  if (form.fields || form.signatures) {
    const found = tryFields(sound);
    fields = found.map(({ field }) => field);
    const removed = options.form === 'remove' && found.length > 0;
    sound = await withoutForm(sound, removed ? found : null, form, options.maxPages);
    if (form.fields) changes.push(removed ? 'removed-form' : 'flattened-form');
    if (form.signatures) changes.push('removed-signatures');
  }
  return answer(sound, changes, fields);
}

/** The file as it came, with the fields that may still be filled. */
async function kept(sound: Sound, changed: boolean): Promise<Prepared> {
  // Verifies signatures, which few uploads need.
  const { keepObstacle, openFields } = await import('../keep/judge.ts');
  const obstacle = changed
    ? 'It is locked by a password or damaged, and has to be written anew.'
    : await keepObstacle(sound);
  if (obstacle !== null) throw new PdfError('already-signed', obstacle);
  return { ...answer(sound, [], openFields(sound)), kept: true };
}

const NO_FORM: FormState = { fields: false, signatures: false, signed: false, signatureNumbers: [] };

/** The form drawn into the pages, or its fields taken off them. What was signed is written anew, so that no trace is left. */
async function withoutForm(
  sound: Sound,
  taken: readonly FoundField[] | null,
  form: FormState,
  maxPages: number,
): Promise<Sound> {
  let plain = sound;
  if (taken) plain = insist(removeForm(plain, new Set(taken.flatMap(({ widgets }) => widgets))), maxPages);
  if (form.signed) plain = insist(withoutObjects(plain.file, form.signatureNumbers), maxPages);
  if (!taken || form.signatures) plain = insist((await rewrite(plain.file.bytes, '', !taken)).bytes, maxPages);
  return insist(withoutFormEntries(plain.file), maxPages);
}

function withoutObjects(file: PdfFile, numbers: readonly number[]): Uint8Array {
  const revision = new Revision(file.base());
  for (const num of numbers) revision.set(num, 'null', file.object(num).gen);
  return revision.empty ? file.bytes : Buffer.concat([file.bytes, revision.finish().tail]);
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
    kept: false,
    bytes: file.bytes,
    changes,
    fields,
    pages: pages.map((page) => pageView(file, page.dict)).map(({ width, height }) => ({ width, height })),
  };
}

/** What the form holds is a help, so a malformed one holds nothing. */
function tryFields(sound: Sound): FoundField[] {
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

/** A repaired file whose pages lack what they are drawn with was cut off. */
function insistOnWhole({ file, pages }: Sound): void {
  if (!file.encrypted && !isWhole(file, pages))
    throw new PdfError('damaged', 'A part of the file is missing: its pages can no longer be drawn as they were.');
}

/** What belonged to the form and its signatures goes from the catalog; nothing may point at them any more. */
function withoutFormEntries(file: PdfFile): Uint8Array {
  const root = asRef(file.trailer.get('Root'));
  const catalog = file.dict(file.trailer.get('Root'));
  if (!root || !catalog) return file.bytes;
  const kept = new Map([...catalog].filter(([key]) => key !== 'AcroForm' && key !== 'Perms' && key !== 'DSS'));
  if (kept.size === catalog.size) return file.bytes;
  const revision = new Revision(file.base());
  revision.set(root.num, writeDict(kept), root.gen);
  return Buffer.concat([file.bytes, revision.finish().tail]);
}
