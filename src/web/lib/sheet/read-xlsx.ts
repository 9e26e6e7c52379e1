import { unzipSync } from 'fflate';
import type { SheetFault, Table } from './fault.ts';
import { readCells } from './xlsx-cells.ts';
import { dateStyles, firstSheet, sharedTexts } from './xlsx-parts.ts';

const MIB = 1024 * 1024;
const UNPACKED_MB = 50;
const parts = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i;

/** The first visible sheet of a workbook. Formulas give the value that was stored with them. */
export function readXlsx(bytes: Uint8Array): Table | SheetFault {
  const files = unpack(bytes);
  if ('fault' in files) return files;
  const text = (path: string) => files.texts.get(path.toLowerCase()) ?? '';
  try {
    const sheet = firstSheet(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
    const xml = sheet === undefined ? '' : text(sheet.path);
    if (sheet === undefined || xml === '') return { fault: 'This is not an Excel workbook with a sheet in it.' };
    return readCells(xml, {
      texts: sharedTexts(text('xl/sharedStrings.xml')),
      dates: dateStyles(text('xl/styles.xml')),
      since1904: sheet.since1904,
    });
  } catch {
    return { fault: 'This Excel file is damaged. Save it once more, or as CSV.' };
  }
}

/** Only the parts that hold cells, and never more than the limit, whatever the file says of itself. */
function unpack(bytes: Uint8Array): { readonly texts: ReadonlyMap<string, string> } | SheetFault {
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (parts.test(name)) size += originalSize;
        return false;
      },
    });
    if (size > UNPACKED_MB * MIB) {
      return { fault: `This file holds more than ${UNPACKED_MB} MB unpacked. Save the rows alone, as CSV.` };
    }
    const files = unzipSync(bytes, { filter: ({ name }) => parts.test(name) });
    const decoder = new TextDecoder();
    return {
      texts: new Map(Object.entries(files).map(([name, content]) => [name.toLowerCase(), decoder.decode(content)])),
    };
  } catch {
    return { fault: 'This is neither a CSV nor an XLSX file, or it is damaged.' };
  }
}
