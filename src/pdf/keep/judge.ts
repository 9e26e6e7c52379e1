import type { PdfFile } from '../document/reader.ts';
import type { FormField } from '../engine.ts';
import { formFields } from '../prepare/form-fields.ts';
import type { Sound } from '../prepare/inspect.ts';
import {
  type Field,
  findSignatures,
  isLocked,
  type Permissions,
  readFields,
  readPermissions,
  stricter,
} from '../verify/find-signatures.ts';
import { verify } from '../verify/verify.ts';

/** Name that a signature field of ours wishes for. */
export const APPROVAL_FIELD = 'Approval';

/**
 * Why a signature can't be added to a signed file without ending those in it, as a sentence; null when it can: no
 * certification or lock forbids it (ISO 32000-2, 12.8.2), and the signatures are intact, for else there is nothing to keep.
 */
export async function keepObstacle({ file }: Sound): Promise<string | null> {
  const { level, locks } = inForce(file);
  if (level === 1) return 'It is certified in a way that allows no change at all.';
  // Field locks name fields; one of ours that they cover by "all" or "all but" may not be added.
  if (locks.some((lock) => isLocked(lock, APPROVAL_FIELD))) return 'A signature in it locks all of its fields.';
  const form = file.dict(file.dict(file.trailer.get('Root'))?.get('AcroForm'));
  if (file.resolve(form?.get('XFA')) !== 'null')
    return 'Its form (XFA) can only be filled by the program that made it.';
  // Whether they are trusted is not asked here, so the moment does not matter.
  const { signatures, reasons } = await verify(file.bytes, { time: new Date(0), anchors: [] });
  const broken = signatures.some(({ intact }) => !intact) || reasons.some(({ code }) => code === 'signature-removed');
  return broken ? 'A signature in it is broken already.' : null;
}

/** What all signatures of a file forbid together. */
function inForce(file: PdfFile): { level: 1 | 2 | 3 | null; locks: NonNullable<Permissions['locks']>[] } {
  const all = findSignatures(file, readFields(file)).map((one) => readPermissions(file, one));
  return {
    level: all.reduce<1 | 2 | 3 | null>((level, one) => stricter(level, stricter(one.certification, one.level)), null),
    locks: all.flatMap(({ locks }) => locks ?? []),
  };
}

/**
 * The fields of a signed file that may still be filled: neither locked nor read-only, signature fields only while they
 * are empty and ask for nothing special. Each name once, by its first place: others of that name follow.
 */
export function openFields(sound: Sound): FormField[] {
  const { file } = sound;
  const { locks } = inForce(file);
  const tree = readFields(file);
  const seen = new Set<string>();
  const open = formFields(sound).flatMap(({ field, num }) => {
    const node = tree.get(num);
    // Names that are written in a way that can't be told again are left alone.
    if (!node || node.name !== field.name || field.name === '' || seen.has(field.name)) return [];
    seen.add(field.name);
    if (field.readonly || locks.some((lock) => isLocked(lock, field.name))) return [];
    const button = field.kind === 'checkbox' || field.kind === 'radio';
    if (button && field.values.length === 0) return [];
    return field.kind !== 'signature' || isFree(file, node) ? [{ field, node }] : [];
  });
  return open
    .filter(({ field, node }) => field.kind !== 'signature' || !locksAnother(file, node, open))
    .map(({ field }) => field);
}

/** Empty, without demands on who signs and how (seed values, 12.7.5.5), and allowing the timestamps that follow. */
function isFree(file: PdfFile, { dict }: Field): boolean {
  const lock = file.dict(dict.get('Lock'));
  return file.dict(dict.get('V')) === null && !dict.has('SV') && !lock?.has('P');
}

/** Whether signing in one field would lock another that may be signed in. */
function locksAnother(file: PdfFile, node: Field, open: readonly { readonly field: FormField }[]): boolean {
  const empty: Permissions['locks'] = readPermissions(file, {
    num: 0,
    field: node.name,
    dict: new Map(),
    fieldDict: node.dict,
  }).locks;
  if (empty === null) return false;
  return open.some(
    ({ field }) => field.kind === 'signature' && field.name !== node.name && isLocked(empty, field.name),
  );
}
