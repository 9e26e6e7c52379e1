import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { bundleWorker } from './dev-worker.ts';
import { type PdfEngine, PdfError } from './engine.ts';
import { unreadable } from './verify/unreadable.ts';
import type { Answer, Call, Method } from './worker.ts';

export interface PoolOptions {
  /** Calls that run at once; others wait. */
  readonly threads: number;
  /** Time one call may take once it runs; its thread is ended then and the call refused as 'too-complex'. */
  readonly timeoutMs: number;
  /** JavaScript heap of one thread. Default 512. */
  readonly memoryMb?: number;
}

/**
 * The PDF library behind worker threads. Threads start with the first call and end after a minute without one.
 * Byte arrays given are copied, never detached. Refusals are `PdfError`; anything else that is thrown is a fault.
 *
 *     const pdf = createPdfPool({ threads: 2, timeoutMs: 60_000 });
 *     const { bytes, pages } = await pdf.prepare(upload, { password: '', maxPages: 500 });
 *     await pdf.close();
 */
export function createPdfPool(options: PoolOptions): PdfEngine {
  const threads = new Piscina({
    filename: workerFile(),
    name: 'run',
    minThreads: 0,
    maxThreads: options.threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: 60_000,
    // Every message wakes at once; a thread that waits on an atomic would block the canvas's own callbacks.
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb ?? 512 },
  });
  const closing = new AbortController();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn(): Promise<void> {
    if (running < options.threads) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function pass(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  async function call(method: Method, args: readonly unknown[]): Promise<unknown> {
    await turn();
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), options.timeoutMs);
    try {
      const request: Call = { method, args: args.map(compact) };
      const answer: Answer = await threads.run(request, { signal: AbortSignal.any([limit.signal, closing.signal]) });
      if (answer.ok) return answer.value;
      throw new PdfError(answer.code, answer.message);
    } catch (error) {
      if (limit.signal.aborted) throw new PdfError('too-complex', 'The file takes too long to read.');
      if (isOutOfMemory(error)) throw new PdfError('too-complex', 'The file needs too much memory.');
      throw error;
    } finally {
      clearTimeout(timer);
      pass();
    }
  }

  function method<M extends Method>(name: M): PdfEngine[M] {
    // The worker answers with what the method of the same name returns.
    return ((...args: readonly unknown[]) => call(name, args)) as PdfEngine[M];
  }

  return {
    prepare: method('prepare'),
    stamp: method('stamp'),
    append: method('append'),
    arrangePages: method('arrangePages'),
    picturePage: method('picturePage'),
    seal: method('seal'),
    sealFile: method('sealFile'),
    prepareSignature: method('prepareSignature'),
    embedSignature: method('embedSignature'),
    prepareLongTerm: method('prepareLongTerm'),
    lastTimestamp: method('lastTimestamp'),
    prepareRenewal: method('prepareRenewal'),
    embedTimestamp: method('embedTimestamp'),
    writeSealed: method('writeSealed'),
    prepareForm: method('prepareForm'),
    prepareFill: method('prepareFill'),
    fillForm: method('fillForm'),
    prepareClose: method('prepareClose'),
    prepareFormTimestamp: method('prepareFormTimestamp'),
    signaturesMadeWith: method('signaturesMadeWith'),
    fillKept: method('fillKept'),
    prepareApproval: method('prepareApproval'),
    prepareApprovalTimestamp: method('prepareApprovalTimestamp'),
    compose: method('compose'),
    renderPage: method('renderPage'),
    pageText: method('pageText'),
    blanks: method('blanks'),
    normalisePicture: method('normalisePicture'),
    verify: (bytes, options) =>
      method('verify')(bytes, options).catch((error: unknown) => {
        if (error instanceof PdfError) return unreadable(bytes, 'too-complex');
        throw error;
      }),
    async close() {
      closing.abort();
      await threads.destroy();
    },
  };
}

/** Beside this file once bundled; made from the sources while developing. */
function workerFile(): string {
  return import.meta.url.endsWith('.ts') ? bundleWorker() : fileURLToPath(new URL('./pdf-worker.js', import.meta.url));
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Sending a view copies the whole buffer under it: small views of large buffers are cut out first. */
function compact(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.byteLength === value.buffer.byteLength ? value : Uint8Array.from(value);
  if (Array.isArray(value)) return value.map(compact);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, compact(item)]));
  }
  return value;
}
