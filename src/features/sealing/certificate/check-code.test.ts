import { createCanvas, loadImage } from '@napi-rs/canvas';
import { create } from 'qrcode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completedDocument } from '../../../../tests/support/completed.ts';
import { type TestEnvironment, testEnvironment } from '../../../../tests/support/deps.ts';

let t: TestEnvironment;
beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(() => t.close());

test('the completion certificate leads to the verification page, as a code and in words', async () => {
  const { id, certificate } = await completedDocument(t.deps);
  const lines = (await t.deps.pdf.pageText(certificate, 1)).map((line) => line.text);
  for (const words of ['Check the document:', 'scan the code, or open', 'localhost:3000/verify', 'and enter its ID'])
    expect(lines.join('\n')).toContain(words);

  // The page is 794 wide in the layout's units, the code 92, at the right margin.
  const scale = 4;
  const page = await t.deps.pdf.renderPage(certificate, 1, 794 * scale);
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext('2d');
  context.drawImage(await loadImage(Buffer.from(page.bytes)), 0, 0);
  const { modules } = create(`http://localhost:3000/verify?id=${id}`, { errorCorrectionLevel: 'M' });
  const size = (92 * scale) / modules.size;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const x = Math.round((742 - 92) * scale + (column + 0.5) * size);
      const y = Math.round(44 * scale + (row + 0.5) * size);
      const dark = (context.getImageData(x, y, 1, 1).data[0] ?? 255) < 128;
      expect(dark, `module ${row}, ${column}`).toBe(modules.get(row, column) === 1);
    }
  }
});
