import type { PdfFile } from '../document/reader.ts';
import { readFields } from '../verify/find-signatures.ts';

/** What a signature field's /Lock says, as the signature in it repeats it (12.8.2.4); null for a field without one. */
export function fieldReference(file: PdfFile, name: string): string | null {
  const field = [...readFields(file).values()].find((one) => one.name === name);
  const lock = file.dict(field?.dict.get('Lock'));
  const root = file.trailer.get('Root');
  if (!lock || root === undefined) return null;
  const fields = lock.has('Fields') ? `/Fields ${file.resolve(lock.get('Fields'))}` : '';
  const parameters = `<</Type /TransformParams/Action ${file.resolve(lock.get('Action'))}${fields}/V /1.2>>`;
  return `[<</Type /SigRef/TransformMethod /FieldMDP/Data ${root}/TransformParams ${parameters}>>]`;
}
