import type { PdfEngine } from '../pdf/engine.ts';

/** A PDF engine that is started by its first use, or by `warm`: commands that draw nothing never pay for it. */
export interface LazyPdf extends PdfEngine {
  warm(): Promise<void>;
}

export function lazyPdf(start: () => Promise<PdfEngine>): LazyPdf {
  let started: Promise<PdfEngine> | undefined;
  function engine(): Promise<PdfEngine> {
    started ??= start();
    return started;
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
    warm: async () => {
      await engine();
    },
    close: async () => {
      if (started) await (await started).close();
    },
  };
}
