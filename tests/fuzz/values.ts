import fc from 'fast-check';
import { plainPdf } from '../support/plain-pdf.ts';

/** Stands for an id that an earlier call made; which one is settled when the call is sent. */
export interface MadeId {
  readonly made: 'document' | 'template' | 'contact' | 'folder';
  readonly pick: number;
}

export function isMadeId(value: unknown): value is MadeId {
  return typeof value === 'object' && value !== null && 'made' in value && 'pick' in value;
}

export function madeId(made: MadeId['made']): fc.Arbitrary<MadeId> {
  return fc.record({ made: fc.constant(made), pick: fc.nat(1000) });
}

export const strangeTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202Ereversed',
  'null',
  "'; drop table document; --",
  '<script>alert(1)</script>',
  '{{document_title}} {{unknown}}',
  '../../etc/passwd',
  '%00%ff',
  '😀'.repeat(200),
  'ﷺ'.repeat(500),
  'x'.repeat(10_001),
  '__proto__',
  '-1',
  '1e309',
];

/** Patterns and formulas that would run for ever, or in a circle. */
export const patterns = ['^(a+)+$', '(a|a)*b', '/^\\d+$/i', '[', '(?<x>', '^(([a-z])+.)+[A-Z]([a-z])+$', '\\'];
export const formulas = [
  '{{a}} + {{b}}',
  '{{b}} * 2',
  '1 / 0',
  '((((1))))',
  '{{',
  '(',
  '{{no such field}}',
  '('.repeat(5000),
];

const plain = plainPdf();
const encoded = (bytes: Buffer) => bytes.toString('base64');

/** Files that are none, not quite, too long or too many pages, and many that are good. */
export const files: readonly string[] = [
  encoded(plain),
  `data:application/pdf;base64,${encoded(plain)}`,
  encoded(plain).replace(/(.{76})/g, '$1\r\n'),
  encoded(plainPdf({ pages: 20 })),
  encoded(plain.subarray(0, plain.length / 2)),
  encoded(Buffer.from('%PDF-1.7\n%%EOF')),
  encoded(Buffer.from(plain.toString('latin1').replace('/Count 2', '/Count 10000000'), 'latin1')),
  encoded(Buffer.from(plain.toString('latin1').replace('/Kids [5 0 R 7 0 R]', '/Kids [2 0 R 2 0 R]'), 'latin1')),
  encoded(Buffer.alloc(2000, 0xff)),
  encoded(plainPdf({ pages: 10_000 })),
  'not base64!',
  'https://example.com/lease.pdf',
  '====',
];

/** The good ones come first and are picked most. */
export const anyFile: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...files.slice(0, 4)) },
  { weight: 3, arbitrary: fc.constantFrom(...files.slice(4, 9), ...files.slice(10)) },
  { weight: 1, arbitrary: fc.constantFrom(...files) },
);

export const strangeJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom(...strangeTexts, null, true, 0, -1, 1e21, [], {}, [[]], [null]) },
  { weight: 1, arbitrary: fc.nat(100).map((depth) => nested(depth)) },
  { weight: 1, arbitrary: fc.nat(3000).map((length) => Array.from({ length }, () => ({}))) },
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Bodies that are no JSON, or more than anybody sends. */
export const brokenBodies = [
  '',
  '{',
  '{"title":',
  'title=Lease',
  '[]',
  '"text"',
  '123',
  'null',
  '\uFEFF{}',
  '{"a":1}{"b":2}',
  '[['.repeat(20_000),
  `{"title":"Lease","signers":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  `{"prefill":${'{"widgets":'.repeat(5000)}1${'}'.repeat(5000)}}`,
  `{"title":"${'x'.repeat(10_000_000)}"}`,
  `{"signers":[${'{},'.repeat(100_000)}{}]}`,
  `{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}`,
] as const;
