import { readXml } from './xml.ts';

/** Where the first sheet lies that is not hidden, and from when the workbook counts its days. */
export function firstSheet(workbook: string, relations: string): { path: string; since1904: boolean } | undefined {
  let id: string | undefined;
  let since1904 = false;
  readXml(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes().date1904 ?? '');
      if (name !== 'sheet' || id !== undefined) return;
      const { state = 'visible', ...rest } = attributes();
      if (state === 'visible') id = rest['r:id'] ?? Object.entries(rest).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  let target: string | undefined;
  readXml(relations, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const relation = attributes();
      if (relation.Id === id) target = relation.Target;
    },
  });
  if (target === undefined) return undefined;
  return { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, since1904 };
}

/** Texts that cells name by their number. How they are read aloud is left out. */
export function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let current = '';
  let inText = false;
  let spoken = false;
  if (xml === '') return texts;
  readXml(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      if (name === 'rPh') spoken = true;
      if (name === 't') inText = !spoken;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') spoken = false;
      if (name === 'si') texts.push(current);
    },
  });
  return texts;
}

/** Numbers of the built-in formats that show a day. */
const builtInDates = new Set([
  14,
  15,
  16,
  17,
  22,
  ...Array.from({ length: 10 }, (_, at) => at + 27),
  50,
  51,
  52,
  53,
  54,
  55,
  56,
  57,
  58,
]);

/** By the number of a cell's style: whether it shows a number as a day. */
export function dateStyles(xml: string): boolean[] {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  if (xml === '') return styles;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true;
      if (name === 'numFmt') {
        const { numFmtId = '', formatCode = '' } = attributes();
        custom.set(Number(numFmtId), showsDay(formatCode));
      }
      if (name !== 'xf' || !inCells) return;
      const id = Number(attributes().numFmtId ?? 0);
      styles.push(custom.get(id) ?? builtInDates.has(id));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Quoted text and colours aside, a format with days or years. */
function showsDay(format: string): boolean {
  return /[dy]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}
