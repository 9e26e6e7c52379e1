import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import type { SheetFault, Table } from './fault.ts';

const delimiters = [',', ';', '\t'] as const;

/** Parted by commas, semicolons or tabs, whichever the first line has most of. */
export function readCsv(text: string): Table | SheetFault {
  // A line that Excel writes for itself.
  const told = /^sep=(.)\r?\n/.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  try {
    return parse(body, {
      delimiter: told?.[1] ?? delimiterOf(body),
      relax_column_count: true,
      skip_empty_lines: true,
    }) as string[][];
  } catch (error) {
    if (error instanceof CsvError) return { fault: `Line ${lineOf(error)} can’t be read: ${reasonOf(error)}` };
    throw error;
  }
}

function delimiterOf(text: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const uses = (delimiter: string) => line.split(delimiter).length;
  return delimiters.reduce<string>((best, each) => (uses(each) > uses(best) ? each : best), ',');
}

function lineOf(error: CsvError): string {
  return typeof error.lines === 'number' ? String(error.lines) : '1';
}

function reasonOf({ code }: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is opened and not closed.';
  if (code === 'INVALID_OPENING_QUOTE' || code === 'CSV_INVALID_CLOSING_QUOTE') {
    return 'a quotation mark stands in the middle of a cell.';
  }
  return 'it is not CSV.';
}
