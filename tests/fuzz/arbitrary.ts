import fc from 'fast-check';
import { type Described, resolve, type Schema } from './described.ts';
import { anyFile, formulas, type MadeId, madeId, patterns, strangeJson, strangeTexts } from './values.ts';

/** How far from the documentation values may stray, from 0 to 1. */
export type Wildness = number;

const people = ['mia@example.com', 'leo@example.com', 'KIM@example.com', 'a@b.co'];
const kinds: Readonly<Record<string, MadeId['made']>> = {
  document_id: 'document',
  template_id: 'template',
  contact_id: 'contact',
  folder_id: 'folder',
  folderId: 'folder',
  parentFolderId: 'folder',
};

/** Values of a schema; with wildness also ones that break it. `name` is that of the property. */
export function valuesOf(schema: Schema, name: string, document: Described, wild: Wildness): fc.Arbitrary<unknown> {
  const good = documented(resolve(schema, document), name, document, wild);
  if (wild === 0) return good;
  return fc.oneof(
    { weight: Math.round(100 * (1 - wild)), arbitrary: good },
    { weight: Math.round(100 * wild), arbitrary: strangeJson },
  );
}

function documented(schema: Schema, name: string, document: Described, wild: Wildness): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => valuesOf(each, name, document, wild)));
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (type === 'object') return objectOf(schema, document, wild);
  if (type === 'array') return fc.array(valuesOf(schema.items ?? {}, name, document, wild), { maxLength: 3 });
  if (type === 'boolean') return wild > 0 ? fc.oneof(fc.boolean(), fc.constantFrom('true', 'false')) : fc.boolean();
  if (type === 'number' || type === 'integer') return numberFor(name, wild);
  return type === 'string' ? textFor(schema, name, wild) : strangeJson;
}

/** Required properties nearly always, the others now and then; sometimes one that nobody knows. */
function objectOf(schema: Schema, document: Described, wild: Wildness): fc.Arbitrary<object> {
  const required = new Set([...(schema.required ?? []), ...always]);
  const entries = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const value = valuesOf(property, name, document, wild);
    const often = required.has(name) ? 20 : 1;
    const given = value.map((each) => [[name, each]]);
    return fc.oneof(
      { weight: often, arbitrary: given },
      { weight: required.has(name) ? 1 : 3, arbitrary: fc.constant([]) },
    );
  });
  const unknown = fc.oneof(
    { weight: 8, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant([['external_id', 7]]) },
  );
  return fc.tuple(...entries, unknown).map((parts) => Object.fromEntries(parts.flat()));
}

/** A field without a place, or a person without an address, is refused at once. */
const always = ['type', 'page', 'x', 'y', 'email', 'widgets', 'signers', 'signer'];

function numberFor(name: string, wild: Wildness): fc.Arbitrary<unknown> {
  const edge = wild > 0 ? [-1, 0, 0.5, 1e9, Number.MAX_SAFE_INTEGER, '12', 'many'] : [];
  const usual: Record<string, fc.Arbitrary<unknown>> = {
    page: fc.constantFrom(1, 1, 1, 2),
    x: fc.integer({ min: 0, max: 400 }),
    y: fc.integer({ min: 0, max: 700 }),
    w: fc.integer({ min: 10, max: 180 }),
    h: fc.integer({ min: 10, max: 90 }),
    fontsize: fc.constantFrom(8, 12, 13),
  };
  const plain = usual[name] ?? fc.integer({ min: 1, max: 40 });
  return edge.length === 0
    ? plain
    : fc.oneof({ weight: 12, arbitrary: plain }, { weight: 1, arbitrary: fc.constantFrom(...edge) });
}

function textFor(schema: Schema, name: string, wild: Wildness): fc.Arbitrary<unknown> {
  if (schema.contentEncoding === 'base64') return anyFile;
  const kind = kinds[name];
  if (kind)
    return fc.oneof(
      { weight: 6, arbitrary: madeId(kind) },
      { weight: 3, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom('Ab12345678', ...strangeTexts) },
    );
  const plain = usualText(name);
  if (wild === 0) return plain;
  return fc.oneof(
    { weight: 10, arbitrary: plain },
    { weight: 1, arbitrary: fc.constantFrom(...strangeTexts) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  );
}

function usualText(name: string): fc.Arbitrary<unknown> {
  if (/email$/.test(name) || name === 'cc' || name === 'bcc') {
    return fc.oneof(
      fc.constantFrom(...people),
      fc.nat(9999).map((number) => `person${number}@example.com`),
    );
  }
  if (name === 'regularexpression') return fc.constantFrom('', ...patterns);
  if (name === 'formula') return fc.constantFrom('', ...formulas);
  if (name === 'url' || name === 'Url' || name === 'redirect_url')
    return fc.constantFrom('https://example.com/a', 'http://127.0.0.1:9/x?y=1', 'javascript:alert(1)');
  if (name === 'access_code') return fc.constantFrom('123456', '', 'abc');
  if (/date$/.test(name)) return fc.constantFrom('2026-01-31', '', '2026-02-30');
  if (name === 'file_password') return fc.constantFrom('', '', 'secret');
  return fc.constantFrom('Tenant', 'Mia Sato', 'Lease', 'a', 'b', 'größer als 學');
}
