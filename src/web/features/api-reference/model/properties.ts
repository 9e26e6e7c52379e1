import { type OpenApi, partOf, type Schema } from './document.ts';

export interface Property {
  readonly name: string;
  /** In words: "text", "list of objects". */
  readonly type: string;
  readonly required: boolean;
  readonly text: string;
  /** What counts when it is left out, as JSON; null for nothing. */
  readonly fallback: string | null;
  readonly choices: readonly string[];
  readonly inner: readonly Property[];
}

/** The properties of an object, or of the objects of a list. */
export function propertiesOf(document: OpenApi, schema: Schema): readonly Property[] {
  const { properties = {}, required = [], items } = resolved(document, schema);
  if (items !== undefined) return propertiesOf(document, items);
  return Object.entries(properties).map(([name, given]) => {
    const property = resolved(document, given);
    const choices = property.enum ?? (property.items && resolved(document, property.items).enum) ?? [];
    return {
      name,
      type: typeOf(document, property),
      required: required.includes(name),
      text: given.description ?? property.description ?? '',
      fallback: fallbackOf(property.default),
      choices: choices.map(String),
      inner: propertiesOf(document, property),
    };
  });
}

function resolved(document: OpenApi, schema: Schema): Schema {
  return schema.$ref === undefined ? schema : partOf(document.components.schemas, schema.$ref);
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'whole number',
  number: 'number',
  object: 'object',
};
const plurals: Readonly<Record<string, string>> = {
  string: 'texts',
  number: 'numbers',
  integer: 'whole numbers',
  object: 'objects',
};

export function typeOf(document: OpenApi, schema: Schema): string {
  const { type, items, anyOf, contentEncoding } = resolved(document, schema);
  if (anyOf !== undefined) return [...new Set(anyOf.map((each) => typeOf(document, each)))].join(' or ');
  if (Array.isArray(type)) return type.map((each) => words[each] ?? each).join(' or ');
  if (type === 'array') {
    const of = items && resolved(document, items).type;
    return typeof of === 'string' ? `list of ${plurals[of] ?? of}` : 'list';
  }
  if (contentEncoding !== undefined) return contentEncoding;
  return type === undefined ? 'anything' : (words[type] ?? type);
}

function fallbackOf(value: unknown): string | null {
  return value === undefined || value === '' ? null : JSON.stringify(value);
}
