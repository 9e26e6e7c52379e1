import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type Mark, type PdfEngine, PdfError, type SealIdentity } from '../../src/pdf/index.ts';
import { drawPage } from '../../src/pdf/render/render-page.ts';

/** What became of one file: refused with a reason, or sealed; `faults` names all that is wrong with that. */
export interface Outcome {
  readonly kind: 'sealed' | 'refused' | 'failed';
  readonly reason: string;
  readonly faults: readonly string[];
  readonly seconds: number;
}

interface Bench {
  readonly pdf: PdfEngine;
  readonly identity: SealIdentity;
  /** Where the sealed file is written. */
  readonly target: string;
}

const WIDTH = 240;
const PAGES_COMPARED = 5;
/** Share of the page's width and height where the mark is put. */
const BOX = { x: 0.3, y: 0.3, w: 0.3, h: 0.12 };

/** Upload, stamp, seal; then the judges, and the pages before and after. */
export async function tryFile(path: string, { pdf, identity, target }: Bench): Promise<Outcome> {
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const original = readFileSync(path);
  try {
    const prepared = await pdf.prepare(original, { password: '', maxPages: 10_000 });
    const page = prepared.pages[0] ?? { width: 0, height: 0 };
    const stamped = await pdf.stamp(prepared.bytes, [markOn(page)]);
    const seal = { level: 'B-LTA', reason: 'Corpus', name: 'Corpus', time: new Date(), identity } as const;
    const sealed = await pdf.seal(stamped, seal);
    writeFileSync(target, sealed);
    const took = seconds();
    const faults = [
      ...judged(path, target),
      ...(await compared(original, prepared.bytes, sealed, prepared.pages.length)),
    ];
    if (took > 20) faults.push(`took ${took.toFixed(0)} s`);
    return {
      kind: faults.length > 0 ? 'failed' : 'sealed',
      reason: prepared.changes.join(', '),
      faults,
      seconds: took,
    };
  } catch (error) {
    if (error instanceof PdfError)
      return { kind: 'refused', reason: `${error.code}: ${error.message}`, faults: [], seconds: seconds() };
    return { kind: 'failed', reason: '', faults: [`crashed: ${String(error)}`], seconds: seconds() };
  }
}

function markOn({ width, height }: { readonly width: number; readonly height: number }): Mark {
  return {
    kind: 'text',
    page: 1,
    x: width * BOX.x,
    y: height * BOX.y,
    w: width * BOX.w,
    h: height * BOX.h,
    text: 'Stamped',
    fontSize: 12,
    color: 'blue',
  };
}

/** pdfsig must find a valid seal over the whole file; qpdf may say of it what it said before, and nothing worse. */
function judged(before: string, after: string): string[] {
  const verdict = spawnSync('pdfsig', ['-nocert', after], { encoding: 'utf8' });
  const faults: string[] = [];
  if (!verdict.stdout.includes('Signature is Valid')) faults.push('pdfsig finds no valid signature');
  if (!/Total document signed/.test(verdict.stdout)) faults.push('the last signature does not cover the file');
  const [was, is] = [before, after].map((path) => spawnSync('qpdf', ['--check', path]).status ?? 0);
  if ((is ?? 0) > (was ?? 0)) faults.push(`qpdf answered ${was} before and answers ${is}`);
  if (statSync(after).size === 0) faults.push('the file is empty');
  return faults;
}

/**
 * What recipients see does not change by stamp and seal outside the box, and what the upload showed is still there:
 * flattened forms may look a little different, but no page may lose its ink.
 */
async function compared(
  original: Uint8Array,
  prepared: Uint8Array,
  sealed: Uint8Array,
  pages: number,
): Promise<string[]> {
  const faults: string[] = [];
  for (let page = 1; page <= Math.min(pages, PAGES_COMPARED); page++) {
    const [first, before, after] = await Promise.all([original, prepared, sealed].map((bytes) => drawn(bytes, page)));
    if (!before || !after) {
      if (before) faults.push(`page ${page} can't be drawn any more`);
      continue;
    }
    const { changed, marked } = differences(before, after, page === 1);
    if (changed > 20) faults.push(`page ${page} changed in ${changed} pixels outside the box`);
    if (page === 1 && marked === 0) faults.push('the mark is not to be seen');
    if (first && ink(after) < ink(first) * 0.5) faults.push(`page ${page} lost its ink`);
  }
  return faults;
}

type Bitmap = Awaited<ReturnType<typeof drawPage>>;

async function drawn(bytes: Uint8Array, page: number): Promise<Bitmap | null> {
  try {
    return await drawPage(bytes, page, WIDTH);
  } catch {
    return null;
  }
}

function differences(before: Bitmap, after: Bitmap, boxed: boolean): { changed: number; marked: number } {
  let changed = before.width === after.width && before.height === after.height ? 0 : Number.POSITIVE_INFINITY;
  let marked = 0;
  for (let at = 0; at < before.pixels.length; at += 4) {
    const far = [0, 1, 2].reduce(
      (sum, n) => sum + Math.abs((before.pixels[at + n] ?? 0) - (after.pixels[at + n] ?? 0)),
      0,
    );
    const x = ((at / 4) % before.width) / before.width;
    const y = Math.floor(at / 4 / before.width) / before.height;
    const inside = boxed && near(x, BOX.x, BOX.w) && near(y, BOX.y, BOX.h);
    if (inside && far > 60) marked++;
    else if (!inside && far > 90) changed++;
  }
  return { changed, marked };
}

function near(value: number, from: number, length: number): boolean {
  return value > from - 0.02 && value < from + length + 0.02;
}

/** Pixels that are not nearly white. */
function ink({ pixels }: Bitmap): number {
  let dark = 0;
  for (let at = 0; at < pixels.length; at += 4)
    if (Math.min(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255) < 200) dark++;
  return dark;
}
