import type { BulkColumnRow, BulkSheet } from '../../../../contract/app/bulk-send.ts';
import { foldHeader } from '../../../../domain/template/bulk-columns.ts';
import type { Sheet } from '../../../lib/sheet/read-sheet.ts';

/** What each column of the file fills, by its place: a header of the form, "" for nothing. */
export type Mapping = readonly string[];

/** By the headers; where the template has one role, `Email` and `Name` alone will do. */
export function guessMapping(headers: readonly string[], columns: readonly BulkColumnRow[]): Mapping {
  const byHeader = new Map(columns.map(({ header }) => [foldHeader(header), header]));
  const roles = columns.filter(({ header }) => foldHeader(header).endsWith('::email'));
  const [only] = roles.length === 1 ? roles : [];
  const role = only?.header.slice(0, -'Email'.length) ?? '';
  const taken = new Set<string>();
  return headers.map((header) => {
    const short = foldHeader(header).replace(/^e-mail$/, 'email');
    const found =
      byHeader.get(foldHeader(header)) ?? (role === '' ? undefined : byHeader.get(foldHeader(role + short)));
    if (found === undefined || taken.has(found)) return '';
    taken.add(found);
    return found;
  });
}

/** Gives a column its use; whichever had it fills nothing any more. */
export function withMapping(mapping: Mapping, at: number, header: string): Mapping {
  return mapping.map((each, index) => (index === at ? header : each === header ? '' : each));
}

/** Headers that every row needs and no column fills. */
export function unfilled(columns: readonly BulkColumnRow[], mapping: Mapping): string[] {
  return columns.filter(({ header, required }) => required && !mapping.includes(header)).map(({ header }) => header);
}

/** What is sent to the server: the columns that fill something. */
export function mappedSheet({ rows }: Pick<Sheet, 'rows'>, mapping: Mapping): BulkSheet {
  const used = mapping.flatMap((header, at) => (header === '' ? [] : [{ header, at }]));
  return {
    columns: used.map(({ header }) => header),
    rows: rows.map((row) => used.map(({ at }) => row[at] ?? '')),
  };
}

/** A row as it could look, under the headers of the form. */
export function sampleRow(columns: readonly BulkColumnRow[]): string[] {
  return columns.map(({ header, hint }) => {
    const fact = foldHeader(header);
    if (fact.endsWith('::email')) return 'mia@example.com';
    if (fact.endsWith('::name')) return 'Mia Torres';
    if (hint === 'DD-MM-YYYY') return '31-12-2026';
    if (hint === 'number') return '100';
    return hint.split(' or ')[0] ?? '';
  });
}
