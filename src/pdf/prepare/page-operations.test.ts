import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageText } from '../render/page-text.ts';
import { ask, type Folder, folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { arrangePages } from './page-operations.ts';
import { prepare } from './prepare.ts';

let files: Folder;
beforeAll(() => {
  files = folder();
});
afterAll(() => files.remove());

/** Names its pages in clear text. */
const named = (name: string, entries = '') => ({
  content: `BT /F1 24 Tf 72 200 Td (${name}) Tj ET`,
  entries: `${entries}/PieceInfo <<>> /Note (${name})`,
});
const three = samplePdf([named('Alpha'), named('Bravo'), named('Charlie')]);
const other = samplePdf([named('Delta', '/MediaBox [0 0 300 400]')]);

async function textsOf(bytes: Uint8Array, pages: number): Promise<string[]> {
  const texts: string[] = [];
  for (let page = 1; page <= pages; page++) texts.push((await pageText(bytes, page)).map(({ text }) => text).join(' '));
  return texts;
}

test('pages come in the order of the plan, turned, with blank ones and those of another file between', async () => {
  const { bytes, pages } = await arrangePages(
    [three, other],
    [
      { file: 0, page: 3, turn: 90 },
      { blank: { width: 500, height: 600 } },
      { file: 1, page: 1, turn: 0 },
      { file: 0, page: 1, turn: 180 },
    ],
  );
  expect(pages).toEqual([
    { width: 792, height: 612 },
    { width: 500, height: 600 },
    { width: 300, height: 400 },
    { width: 612, height: 792 },
  ]);
  expect((await textsOf(bytes, 4)).map((text) => text.trim().split(' ')[0])).toEqual(['Charlie', '', 'Delta', 'Alpha']);
  const again = await prepare(bytes, { password: '', maxPages: 10 });
  expect(again.changes).toEqual([]);
  expect(again.bytes).toEqual(bytes);
  expect(ask('qpdf', '--check', files.put('arranged.pdf', bytes)).status).toBe(0);
});

test('of a page that was taken out nothing is left in the file', async () => {
  const { bytes } = await arrangePages([three], [{ file: 0, page: 1, turn: 0 }]);
  const whole = Buffer.from(three).toString('latin1');
  expect(whole).toContain('Bravo');
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('Bravo');
});

test('a page that is not there is refused', async () => {
  await expect(arrangePages([other], [{ file: 0, page: 2, turn: 0 }])).rejects.toMatchObject({ code: 'damaged' });
});
