import { count } from '../numbers.ts';
import { decodeText } from './decode-text.ts';
import { isFault, type SheetFault, type Table } from './fault.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** Rows of text under headers that are all different. */
export interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface SheetLimits {
  readonly rows: number;
  /** What a row becomes: "documents", "contacts". */
  readonly things: string;
}

const MIB = 1024 * 1024;
const FILE_MB = 5;

/** Reads a CSV or XLSX file. Nothing leaves the browser; what can't be used is told in a sentence. */
export function readSheet(bytes: Uint8Array, limits: SheetLimits): Sheet | SheetFault {
  if (bytes.length > FILE_MB * MIB) return { fault: `The file is larger than ${FILE_MB} MB.` };
  const table = readTable(bytes);
  return isFault(table) ? table : sheetOf(table, limits);
}

function readTable(bytes: Uint8Array): Table | SheetFault {
  const begins = (...codes: number[]) => codes.every((code, index) => bytes[index] === code);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return { fault: 'This is an old Excel file. Save it as XLSX or CSV.' };
  if (begins(0x25, 0x50, 0x44, 0x46)) return { fault: 'This is a PDF. Choose a CSV or XLSX file.' };
  const text = decodeText(bytes);
  return text === null ? { fault: 'This is neither a CSV nor an XLSX file.' } : readCsv(text);
}

function sheetOf(table: Table, { rows: most, things }: SheetLimits): Sheet | SheetFault {
  const [first, ...rest] = table.map((row) => row.map((cell) => cell.trim()));
  if (first === undefined || first.every((cell) => cell === '')) {
    return { fault: rest.length === 0 ? 'The file is empty.' : 'The first row is empty. It has to hold the headers.' };
  }
  const rows = rest.filter((row) => row.some((cell) => cell !== ''));
  if (rows.length === 0) return { fault: 'The file has headers and no rows under them.' };
  if (rows.length > most) {
    return {
      fault: `The file has ${count(rows.length)} rows; at most ${count(most)} ${things} can be made in one go. Split the file.`,
    };
  }
  const width = Math.max(first.length, ...rows.map((row) => row.length));
  const used = Array.from({ length: width }, (_, at) => at).filter(
    (at) => (first[at] ?? '') !== '' || rows.some((row) => (row[at] ?? '') !== ''),
  );
  const headers = used.map((at) => first[at] ?? '');
  const nameless = used.find((at) => (first[at] ?? '') === '');
  if (nameless !== undefined) return { fault: `Column ${nameless + 1} has values and no header.` };
  const seen = new Set<string>();
  for (const header of headers) {
    const key = header.toLowerCase();
    if (seen.has(key)) return { fault: `Two columns are headed “${header}”. Each needs its own header.` };
    seen.add(key);
  }
  return { headers, rows: rows.map((row) => used.map((at) => row[at] ?? '')) };
}
