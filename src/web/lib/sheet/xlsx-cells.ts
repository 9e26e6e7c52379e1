import type { SheetFault, Table } from './fault.ts';
import { readXml } from './xml.ts';

export interface CellFacts {
  readonly texts: readonly string[];
  /** By the number of the style. */
  readonly dates: readonly boolean[];
  readonly since1904: boolean;
}

const DAY = 24 * 60 * 60 * 1000;
const MOST_COLUMNS = 2000;

/** The cells of a sheet as text; days as DD-MM-YYYY. A cell that shows an error is told of. */
export function readCells(xml: string, facts: CellFacts): Table | SheetFault {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = { at: 0, name: '', type: '', style: 0, value: '', inValue: false };
  let fault: string | undefined;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') row = [];
      if (name === 'c') {
        const { r = '', t = '', s = '0' } = attributes();
        cell = { at: columnOf(r) ?? row.length, name: r, type: t, style: Number(s), value: '', inValue: false };
      }
      if (name === 'v' || name === 't') cell.inValue = true;
    },
    text: (text) => {
      if (cell.inValue) cell.value += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') cell.inValue = false;
      if (name === 'row') rows.push(row);
      if (name !== 'c') return;
      if (cell.type === 'e') fault ??= `Cell ${cell.name} shows the error ${cell.value}. Mend it first.`;
      if (cell.at >= MOST_COLUMNS) fault ??= `The sheet has more than ${MOST_COLUMNS} columns.`;
      if (fault !== undefined) return;
      while (row.length < cell.at) row.push('');
      row[cell.at] = textOf(cell, facts);
    },
  });
  return fault === undefined ? rows : { fault };
}

function textOf(cell: { type: string; style: number; value: string }, facts: CellFacts): string {
  const { type, value } = cell;
  if (type === 's') return facts.texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== '' && type !== 'n') return value;
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (facts.dates[cell.style] === true && number >= 1) return dayOf(number, facts.since1904);
  // What Excel shows: 0.3 where the file says 0.30000000000000004.
  return String(Number(number.toPrecision(15)));
}

/** Days count from 1900 as if that had been a leap year, or from 1904. */
function dayOf(serial: number, since1904: boolean): string {
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const [year = '', month = '', day = ''] = new Date(start + Math.floor(serial) * DAY)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${day}-${month}-${year}`;
}

/** 0 for A, 27 for AB. */
function columnOf(name: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(name)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
