import type { PdfFile } from '../document/reader.ts';
import { asRef, type Dict, isArray, isDict, parseArray, parseDict } from '../document/syntax.ts';
import { asName, asNumber } from '../document/values.ts';
import { type Comparison, guard, isTouched } from './comparison.ts';
import type { Field } from './find-signatures.ts';

/** Entries that filling in a field rewrites: its value and how that looks inside the field's own box. */
const FILLED = new Set(['V', 'AP', 'AS', 'I', 'TI', 'RV', 'M']);
/** Entries that name the tree, compared by the tree itself. */
const TREE = new Set(['Kids', 'Parent', 'P']);

/** The form and its fields: what was filled in, what was signed, what else was done to them. */
export function compareForm(comparison: Comparison, old: string | undefined, fresh: string | undefined): void {
  const { before, after, oldFields, newFields } = comparison;
  const oldForm: Dict = before.dict(old) ?? new Map();
  const newForm: Dict = after.dict(fresh) ?? new Map();
  for (const key of new Set([...oldForm.keys(), ...newForm.keys()])) {
    if (key === 'Fields' || key === 'SigFlags') continue;
    const [was, is] = [oldForm.get(key), newForm.get(key)];
    // Resources and their default may come with a new field; what was there must stay.
    const added = (key === 'DR' || key === 'DA') && isExtended(comparison, was, is, 0);
    if (!added) guard(comparison, was, is, { kind: 'form-structure', page: null, detail: key });
  }
  for (const field of oldFields.values()) {
    const now = newFields.get(field.num);
    if (now && now.parent === field.parent && now.name === field.name) compareField(comparison, field, now);
    else
      report(
        comparison,
        field.type === 'Sig' && hasValue(before, field) ? 'signature-removed' : 'form-structure',
        field,
      );
  }
  for (const field of newFields.values()) if (!oldFields.has(field.num)) judgeNew(comparison, field);
}

function report(
  comparison: Comparison,
  kind: 'form-values' | 'form-structure' | 'signature-removed',
  field: Field,
  page: number | null = null,
): void {
  comparison.report({ kind, page, detail: field.name, field: field.name });
}

function hasValue(file: PdfFile, field: Field): boolean {
  return file.dict(field.dict.get('V')) !== null;
}

function compareField(comparison: Comparison, old: Field, fresh: Field): void {
  const { before, after } = comparison;
  const signature = fresh.type === 'Sig';
  const signed = signature && !hasValue(before, old) && hasValue(after, fresh);
  if (signed) reportSignature(comparison, fresh, false);
  for (const key of new Set([...old.dict.keys(), ...fresh.dict.keys()])) {
    if (TREE.has(key)) continue;
    const [was, is] = [old.dict.get(key), fresh.dict.get(key)];
    if (key === 'V' && signature) {
      if (!signed && hasValue(before, old) && isTouched(comparison, was, is))
        report(comparison, 'signature-removed', fresh);
    } else if (FILLED.has(key)) {
      if (!isTouched(comparison, was, is) || (signed && key !== 'V')) continue;
      report(comparison, signature ? 'form-structure' : 'form-values', fresh);
    } else {
      guard(comparison, was, is, { kind: 'form-structure', page: null, detail: fresh.name, field: fresh.name });
    }
  }
}

function judgeNew(comparison: Comparison, field: Field): void {
  const { after } = comparison;
  if (field.type === 'Sig' && hasValue(after, field)) {
    reportSignature(comparison, field, isVisible(comparison, field));
    return;
  }
  const parent = field.parent === null ? null : comparison.newFields.get(field.parent);
  // A widget below a new field that is signed belongs to it; any other is one more thing on the page.
  const belongs = parent && !comparison.oldFields.has(parent.num) && parent.type === 'Sig' && hasValue(after, parent);
  if (belongs && !isVisible(comparison, field)) return;
  if (belongs) reportSignature(comparison, parent, true);
  else report(comparison, 'form-structure', field);
}

function reportSignature(comparison: Comparison, field: Field, visible: boolean): void {
  const raw = field.dict.get('V');
  const value = comparison.after.dict(raw);
  const type = asName(comparison.after.resolve(value?.get('Type')));
  const format = asName(comparison.after.resolve(value?.get('SubFilter')));
  const kind = type === 'DocTimeStamp' || format === 'ETSI.RFC3161' ? 'timestamp' : 'signature';
  const signature = asRef(raw)?.num;
  comparison.report({
    kind,
    page: null,
    detail: field.name,
    field: field.name,
    visible,
    ...(signature === undefined ? {} : { signature }),
  });
}

const HIDDEN_OR_NO_VIEW = 2 | 32;

/** Whether a field draws something: it has a box, a look, and is not hidden. */
function isVisible({ after }: Comparison, { dict }: Field): boolean {
  const rect = after.resolve(dict.get('Rect'));
  const sides = isArray(rect) ? parseArray(rect).map((side) => asNumber(after.resolve(side)) ?? 0) : [];
  const [a = 0, b = 0, c = 0, d = 0] = sides;
  const flags = asNumber(after.resolve(dict.get('F'))) ?? 0;
  const empty = a === c || b === d;
  const looks = after.resolve(dict.get('AP')) !== 'null' || after.resolve(dict.get('MK')) !== 'null';
  return !empty && looks && (flags & HIDDEN_OR_NO_VIEW) === 0;
}

/** Whether nothing of the old value is gone or changed in the new one. */
function isExtended(
  comparison: Comparison,
  old: string | undefined,
  fresh: string | undefined,
  depth: number,
): boolean {
  if (old === undefined) return true;
  if (fresh === undefined || depth > 5) return false;
  const { before, after, changed } = comparison;
  const [was, is] = [before.resolve(old), after.resolve(fresh)];
  if (!isDict(was) || !isDict(is)) return was === is;
  // A resource itself must be the same object, and that untouched.
  if (depth === 2) return old === fresh && !changed.has(asRef(old)?.num ?? 0);
  const [olds, news] = [parseDict(was), parseDict(is)];
  return [...olds].every(([key, value]) => isExtended(comparison, value, news.get(key), depth + 1));
}
