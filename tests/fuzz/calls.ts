import fc from 'fast-check';
import { valuesOf } from './arbitrary.ts';
import { type Described, resolve, type Schema, type Target } from './described.ts';
import { brokenBodies, isMadeId, madeId, strangeJson, strangeTexts } from './values.ts';

/** A call as it is drawn: ids that earlier calls made are still open. */
export interface Call {
  readonly target: Target;
  readonly version: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: { readonly kind: 'none' | 'json' | 'form' | 'raw'; readonly value: unknown };
  readonly headers: Readonly<Record<string, string>>;
  readonly caller: 'first' | 'second' | 'nobody';
}

const pathKinds = {
  document_id: 'document',
  template_id: 'template',
  contact_id: 'contact',
  folder_id: 'folder',
} as const;
const doctypes = ['draft', 'inprogress', 'completed', 'expired', 'declined', 'In-Progress', 'lost'];

/** Any call that the document describes, and many that it doesn't. */
export function anyCall(targets: readonly Target[], document: Described): fc.Arbitrary<Call> {
  return fc.oneof(...targets.map((target) => ({ weight: weightOf(target), arbitrary: callOf(target, document) })));
}

/** Of what ends things less, so that something is left to call. */
function weightOf({ method }: Target): number {
  return method === 'DELETE' ? 1 : 3;
}

function callOf(target: Target, document: Described): fc.Arbitrary<Call> {
  const names = (place: string) => target.operation.parameters.filter((each) => each.in === place);
  const path = fc.record(Object.fromEntries(names('path').map(({ name = '' }) => [name, pathValue(name)])));
  const query = fc.record(
    Object.fromEntries(
      names('query').map(({ name = '', schema }) => [name, valuesOf(schema ?? {}, name, document, 0.1)]),
    ),
    { requiredKeys: [] },
  );
  return fc.record({
    target: fc.constant(target),
    version: fc.constantFrom('v1', 'v1.1', 'v1.2', 'v1.2'),
    path,
    query,
    body: bodyOf(target, document),
    headers: anyHeaders,
    caller: fc.oneof(
      { weight: 30, arbitrary: fc.constant('first' as const) },
      { weight: 4, arbitrary: fc.constant('second' as const) },
      { weight: 1, arbitrary: fc.constant('nobody' as const) },
    ),
  });
}

function pathValue(name: string): fc.Arbitrary<unknown> {
  if (name === 'doctype') return fc.constantFrom(...doctypes);
  const kind = pathKinds[name as keyof typeof pathKinds];
  return fc.oneof(
    { weight: 12, arbitrary: madeId(kind) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'ABCabc0189'), minLength: 10, maxLength: 10 }) },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom(...strangeTexts), fc.string({ maxLength: 80 })) },
  );
}

function bodyOf({ method, operation }: Target, document: Described): fc.Arbitrary<Call['body']> {
  const content = operation.requestBody?.content;
  const json = content?.['application/json'];
  const none = fc.constant({ kind: 'none' as const, value: undefined });
  const raw = fc.constantFrom(...brokenBodies).map((value) => ({ kind: 'raw' as const, value }));
  if (json === undefined) {
    return method === 'GET' ? none : fc.oneof({ weight: 5, arbitrary: none }, { weight: 1, arbitrary: raw });
  }
  const kind = content?.['multipart/form-data'] ? fc.constantFrom('json', 'json', 'json', 'form') : fc.constant('json');
  const drawn = (value: fc.Arbitrary<unknown>) => fc.record({ kind: kind as fc.Arbitrary<'json' | 'form'>, value });
  return fc.oneof(
    { weight: 6, arbitrary: drawn(mutated(json.example ?? {}, json.schema, document)) },
    { weight: 6, arbitrary: drawn(valuesOf(json.schema, '', document, 0)) },
    { weight: 5, arbitrary: drawn(valuesOf(json.schema, '', document, 0.08)) },
    { weight: 1, arbitrary: drawn(strangeJson) },
    { weight: 1, arbitrary: fc.oneof(none, raw) },
  );
}

/** A body that works, with up to two properties drawn anew. */
function mutated(example: object, schema: Schema, document: Described): fc.Arbitrary<object> {
  const properties = Object.entries(resolve(schema, document).properties ?? {});
  const change = fc
    .constantFrom(...properties)
    .chain(([name, property]) => valuesOf(property, name, document, 0.1).map((value) => [name, value]));
  return fc.array(change, { maxLength: 2 }).map((changes) => ({ ...example, ...Object.fromEntries(changes) }));
}

const anyHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.nat(40).map((key) => ({ 'idempotency-key': `key ${key}` })) },
  { weight: 1, arbitrary: fc.constant({ 'if-none-match': '*' }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('text/plain', 'application/xml', 'multipart/form-data', 'x')
      .map((type) => ({ 'content-type': type })),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ 'idempotency-key': 'x'.repeat(300), accept: 'text/html', 'x-forwarded-for': '::1' }),
  },
);

/** Puts ids that exist where some are open; `''` while there are none. */
export function settle(value: unknown, made: (kind: string, pick: number) => string): unknown {
  if (isMadeId(value)) return made(value.made, value.pick);
  if (Array.isArray(value)) return value.map((each) => settle(each, made));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, settle(each, made)]));
}
