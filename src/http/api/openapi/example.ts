import { examplePaths, exampleValues } from '../../../contract/api/example-answers.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * An answer that fits its schema, with every key that the schema has. `place` is the operation; addresses begin with
 * `publicUrl`.
 */
export function exampleOf(schema: JsonSchema, place: string, publicUrl: string): unknown {
  return valueAt(schema, { place, holder: place, name: '', publicUrl });
}

interface At {
  readonly place: string;
  /** Name of the property that the object stands in. */
  readonly holder: string;
  readonly name: string;
  readonly publicUrl: string;
}

function valueAt(schema: JsonSchema, at: At): unknown {
  for (const key of [`${at.place}.${at.name}`, `${at.holder}.${at.name}`, at.name]) {
    if (Object.hasOwn(exampleValues, key)) return exampleValues[key];
    if (Object.hasOwn(examplePaths, key)) return `${at.publicUrl}${examplePaths[key]}`;
  }
  if (schema.properties) {
    const entries = Object.entries(schema.properties);
    const holder = at.name === '' ? at.holder : at.name;
    return Object.fromEntries(entries.map(([name, inner]) => [name, valueAt(inner, { ...at, holder, name })]));
  }
  if (schema.items) return [valueAt(schema.items, { ...at, holder: at.name, name: '' })];
  if (schema.type === 'boolean') return false;
  if (schema.type === 'number') return 0;
  throw new Error(`${at.place}: no example for ${at.holder}.${at.name}`);
}
