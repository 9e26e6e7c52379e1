import type { PdfEngine } from '../../src/pdf/engine.ts';

/** The real worker pool, started by the first call: most tests never draw a page. */
export function lazyPdf(): PdfEngine {
  let pool: Promise<PdfEngine> | undefined;
  function engine(): Promise<PdfEngine> {
    pool ??= import('../../src/pdf/pool.ts').then(({ createPdfPool }) =>
      createPdfPool({ threads: 1, timeoutMs: 60_000 }),
    );
    return pool;
  }
  return {
    prepare: async (...args) => (await engine()).prepare(...args),
    stamp: async (...args) => (await engine()).stamp(...args),
    append: async (...args) => (await engine()).append(...args),
    seal: async (...args) => (await engine()).seal(...args),
    compose: async (...args) => (await engine()).compose(...args),
    renderPage: async (...args) => (await engine()).renderPage(...args),
    pageText: async (...args) => (await engine()).pageText(...args),
    normalisePicture: async (...args) => (await engine()).normalisePicture(...args),
    close: async () => {
      if (pool) await (await pool).close();
    },
  };
}
