import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readSheet, type SheetLimits } from './read-sheet.ts';

const limits: SheetLimits = { rows: 1000, things: 'documents' };
const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => readSheet(bytes, limits);
const faultOf = (bytes: Uint8Array) => {
  const sheet = read(bytes);
  return 'fault' in sheet ? sheet.fault : JSON.stringify(sheet);
};

function utf16(text: string, mark: boolean, little: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return new Uint8Array(little ? bytes : bytes.swap16());
}

const table = { headers: ['Tenant::Email', 'Tenant::Name'], rows: [['zoe@example.com', 'Zoë Müller']] };

test('CSV as spreadsheets write it: any of five encodings, three separators, quotes and empty lines', () => {
  const text = (cut: string, end = '\r\n') =>
    [`Tenant::Email${cut}Tenant::Name`, '', `zoe@example.com${cut}"Zoë Müller"`, `${cut}`, ''].join(end);
  for (const cut of [',', ';', '\t']) expect(read(utf8(text(cut)))).toEqual(table);
  expect(read(utf8(`\uFEFF${text(',', '\n')}`))).toEqual(table);
  expect(read(utf8(`sep=;\r\n${text(';')}`))).toEqual(table);
  for (const little of [true, false]) {
    for (const mark of [true, false]) expect(read(utf16(text(';'), mark, little))).toEqual(table);
  }
  expect(read(new Uint8Array(Buffer.from(text(';'), 'latin1')))).toEqual(table);
  expect(read(utf8('a,b\n"one, two","say ""hi""\nthere"\n'))).toEqual({
    headers: ['a', 'b'],
    rows: [['one, two', 'say "hi"\nthere']],
  });
});

test('what is no table is told in a sentence', () => {
  expect(faultOf(utf8(''))).toBe('The file is empty.');
  expect(faultOf(utf8('\n\n'))).toBe('The file is empty.');
  expect(faultOf(utf8('Email,Name\n,\n'))).toBe('The file has headers and no rows under them.');
  expect(faultOf(utf8(',,\na,b,c'))).toBe('The first row is empty. It has to hold the headers.');
  expect(faultOf(utf8('Email,email\na,b'))).toBe('Two columns are headed “email”. Each needs its own header.');
  expect(faultOf(utf8('Email\na,b'))).toBe('Column 2 has values and no header.');
  expect(faultOf(utf8('a,b\n"x,y\n'))).toContain('a quotation mark is opened and not closed');
  expect(faultOf(utf8('%PDF-1.7'))).toBe('This is a PDF. Choose a CSV or XLSX file.');
  expect(faultOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toBe('This is an old Excel file. Save it as XLSX or CSV.');
  expect(faultOf(new Uint8Array([1, 2, 3, 4, 5]))).toBe('This is neither a CSV nor an XLSX file.');
  expect(faultOf(utf8(`Email\n${'a@example.com\n'.repeat(100_000)}`))).toMatch(
    /^The file has 100.000 rows; at most 1.000 documents/,
  );
  expect(faultOf(new Uint8Array(6 * 1024 * 1024))).toBe('The file is larger than 5 MB.');
});

function workbook(cells: string, more: Record<string, string> = {}): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="Notes" state="hidden" r:id="rId1"/><sheet name="People" r:id="rId2"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    ),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>Tenant::Email</t></si><si><r><t>Tenant</t></r><r><t>::Name</t></r></si><si><t>Zo&#235; &amp; Co</t><rPh><t>x</t></rPh></si></sst>',
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ),
    'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'),
    'xl/worksheets/sheet2.xml': strToU8(`<x:worksheet xmlns:x="m"><x:sheetData>${cells}</x:sheetData></x:worksheet>`),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });
}

test('XLSX: shared and inline texts, numbers, days, stored results of formulas, gaps', () => {
  const head =
    '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>Rent</x:t></x:is></x:c><x:c r="D1" t="str"><x:v>From</x:v></x:c><x:c r="E1" t="str"><x:v>To</x:v></x:c></x:row>';
  const body =
    '<x:row r="2"><x:c r="B2" t="s"><x:v>2</x:v></x:c><x:c r="C2"><x:f>1+1</x:f><x:v>0.30000000000000004</x:v></x:c><x:c r="D2" s="1"><x:v>46015</x:v></x:c><x:c r="E2" s="2"><x:v>46015.5</x:v></x:c></x:row>';
  expect(read(workbook(head + body))).toEqual({
    headers: ['Tenant::Email', 'Tenant::Name', 'Rent', 'From', 'To'],
    rows: [['', 'Zoë & Co', '0.3', '24-12-2025', '24-12-2025']],
  });
});

test('XLSX: an error in a cell, a bomb and a broken file are told, and open nothing', () => {
  const wrong = '<x:row r="1"><x:c r="A1" t="e"><x:v>#REF!</x:v></x:c></x:row>';
  expect(faultOf(workbook(wrong))).toBe('Cell A1 shows the error #REF!. Mend it first.');
  expect(faultOf(workbook('', { 'xl/worksheets/sheet2.xml': 'a'.repeat(51 * 1024 * 1024) }))).toContain(
    'more than 50 MB',
  );
  expect(faultOf(workbook('', { 'xl/worksheets/sheet2.xml': '<worksheet><row' }))).toContain('damaged');
  expect(faultOf(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]))).toContain('damaged');
  expect(faultOf(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toContain('Excel');
});
