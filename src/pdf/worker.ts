/** Entry of a worker thread: one call at a time, answered as a value, so that refusals keep their code across threads. */
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { type PdfEngine, PdfError, type PdfFault } from './engine.ts';

type Calls = Omit<PdfEngine, 'close'>;
export type Method = keyof Calls;

export interface Call {
  readonly method: Method;
  readonly args: readonly unknown[];
}

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: PdfFault; readonly message: string };

// Loaded when first asked for: a thread that only seals needs neither pdfium nor the repairing parser.
const calls: Calls = {
  prepare: async (...args) => (await import('./prepare/prepare.ts')).prepare(...args),
  stamp: async (...args) => (await import('./stamp/stamp.ts')).stamp(...args),
  append: async (...args) => (await import('./prepare/append.ts')).append(...args),
  arrangePages: async (...args) => (await import('./prepare/page-operations.ts')).arrangePages(...args),
  picturePage: async (...args) => (await import('./prepare/picture-page.ts')).picturePage(...args),
  seal: async (...args) => (await import('./seal/seal.ts')).seal(...args),
  sealFile: async (...args) => (await import('./seal/seal-file.ts')).sealFile(...args),
  prepareSignature: async (...args) => (await import('./seal/seal-file.ts')).prepareSignature(...args),
  embedSignature: async (...args) => (await import('./seal/states.ts')).embedSignature(...args),
  prepareLongTerm: async (...args) => (await import('./seal/seal-file.ts')).prepareLongTerm(...args),
  lastTimestamp: async (...args) => (await import('./seal/renew.ts')).lastTimestamp(...args),
  prepareRenewal: async (...args) => (await import('./seal/renew.ts')).prepareRenewal(...args),
  embedTimestamp: async (...args) => (await import('./seal/states.ts')).embedTimestamp(...args),
  writeSealed: async (...args) => (await import('./seal/seal-file.ts')).writeSealed(...args),
  prepareForm: async (...args) => (await import('./per-signer/on-files.ts')).prepareForm(...args),
  prepareFill: async (...args) => (await import('./per-signer/on-files.ts')).prepareFill(...args),
  fillForm: async (...args) => (await import('./per-signer/on-files.ts')).fillForm(...args),
  prepareClose: async (...args) => (await import('./per-signer/on-files.ts')).prepareClose(...args),
  prepareFormTimestamp: async (...args) => (await import('./per-signer/on-files.ts')).prepareFormTimestamp(...args),
  signaturesMadeWith: async (...args) => (await import('./per-signer/made-with.ts')).signaturesMadeWith(...args),
  fillKept: async (...args) => (await import('./keep/on-files.ts')).fillKept(...args),
  prepareApproval: async (...args) => (await import('./keep/on-files.ts')).prepareApproval(...args),
  prepareApprovalTimestamp: async (...args) => (await import('./keep/on-files.ts')).prepareApprovalTimestamp(...args),
  compose: async (...args) => (await import('./compose/compose.ts')).compose(...args),
  renderPage: async (...args) => (await import('./render/render-page.ts')).renderPage(...args),
  pageText: async (...args) => (await import('./render/page-text.ts')).pageText(...args),
  blanks: async (...args) => (await import('./render/blanks.ts')).blanks(...args),
  normalisePicture: async (...args) => (await import('./ink/normalise-picture.ts')).normalisePicture(...args),
  verify: async (...args) => (await import('./verify/verify.ts')).verify(...args),
};

export async function run(call: Call): Promise<unknown> {
  try {
    const method: (...args: never) => Promise<unknown> = calls[call.method];
    return handOver({ ok: true, value: await method(...(call.args as never)) });
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    const refusal: Answer = { ok: false, code: error.code, message: error.message };
    return refusal;
  }
}

/** Moves the byte arrays of an answer to the other thread instead of copying them. */
function handOver(answer: Answer): unknown {
  const buffers: ArrayBuffer[] = [];
  const value = own(answer, buffers);
  return move({ [transferableSymbol]: buffers, [valueSymbol]: Object(value) });
}

function own(value: unknown, buffers: ArrayBuffer[]): unknown {
  if (value instanceof Uint8Array) {
    const whole = value.byteOffset === 0 && value.byteLength === value.buffer.byteLength;
    // A slice of a pooled buffer can't be moved without its neighbours.
    const bytes = whole && value.buffer instanceof ArrayBuffer ? new Uint8Array(value.buffer) : Uint8Array.from(value);
    if (bytes.buffer instanceof ArrayBuffer && !buffers.includes(bytes.buffer)) buffers.push(bytes.buffer);
    return bytes;
  }
  if (Array.isArray(value)) return value.map((item) => own(item, buffers));
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, own(item, buffers)]));
  }
  return value;
}
