import { afterAll, describe, expect, it } from 'vitest';
import { PdfError } from './engine.ts';
import { createPdfPool } from './pool.ts';
import { testIdentity } from './testing/identity.ts';
import { samplePdf } from './testing/sample.ts';

const pool = createPdfPool({ threads: 2, timeoutMs: 60_000 });
afterAll(() => pool.close());

describe('the worker threads', () => {
  it('carry a document from upload to seal, and leave the caller its bytes', async () => {
    const now = new Date();
    const upload = samplePdf([{}]);
    const { bytes, pages } = await pool.prepare(upload, { password: '', maxPages: 5 });
    expect(pages).toEqual([{ width: 612, height: 792 }]);
    const stamped = await pool.stamp(bytes, [
      { page: 1, kind: 'text', x: 72, y: 150, w: 200, h: 20, text: 'Signed by Ada', fontSize: 12, color: 'blue' },
    ]);
    const sealed = await pool.seal(stamped, {
      level: 'B-LTA',
      reason: 'r',
      name: 'n',
      time: now,
      identity: await testIdentity(now),
    });
    expect(upload.byteLength).toBeGreaterThan(0);
    expect(stamped.byteLength).toBeGreaterThan(bytes.byteLength);
    expect(Buffer.from(sealed).toString('latin1')).toContain('/ETSI.RFC3161');
    expect((await pool.pageText(sealed, 1)).map((line) => line.text)).toEqual(['Sample page', 'Signed by Ada']);
    const image = await pool.renderPage(sealed, 1, 306);
    expect(image).toMatchObject({ contentType: 'image/webp', width: 306, height: 396 });
    expect(Buffer.from(image.bytes).toString('latin1', 8, 12)).toBe('WEBP');
  });

  it('answer refusals with their code', async () => {
    const refusal = await pool
      .prepare(Buffer.from('no pdf'), { password: '', maxPages: 5 })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PdfError);
    expect(refusal).toMatchObject({ code: 'not-a-pdf' });
  });

  it('serve many calls at once', async () => {
    const upload = samplePdf([{}]);
    const texts = await Promise.all(Array.from({ length: 12 }, () => pool.pageText(upload, 1)));
    expect(texts.every(([line]) => line?.text === 'Sample page')).toBe(true);
  });

  it('are ended when a call takes too long; the next call finds a fresh one', async () => {
    const hasty = createPdfPool({ threads: 1, timeoutMs: 1 });
    const marks = Array.from({ length: 500 }, (_, n) => ({
      page: n + 1,
      kind: 'text' as const,
      x: 9,
      y: 9,
      w: 99,
      h: 9,
      text: `Page ${n}`,
      fontSize: 9,
      color: 'black' as const,
    }));
    const large = samplePdf(marks.map(() => ({})));
    await expect(hasty.stamp(large, marks)).rejects.toMatchObject({ code: 'too-complex' });
    await expect(hasty.stamp(large, marks)).rejects.toMatchObject({ code: 'too-complex' });
    await hasty.close();
  });

  it('refuse calls once closed', async () => {
    const closed = createPdfPool({ threads: 1, timeoutMs: 60_000 });
    await closed.close();
    await expect(closed.pageText(samplePdf([{}]), 1)).rejects.toThrow();
  });
});
