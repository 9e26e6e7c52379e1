import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What programs that are not ours say of a PDF. */
export interface Judgement {
  /** pdfsig's text. */
  readonly pdfsig: string;
  readonly signatures: number;
  readonly allValid: boolean;
  readonly lastCoversWholeFile: boolean;
  /** `qpdf --check` found nothing. */
  readonly qpdfClean: boolean;
  readonly qpdf: string;
}

export function judge(pdf: Uint8Array): Judgement {
  const folder = mkdtempSync(join(tmpdir(), 'signet-judge-'));
  const file = join(folder, 'file.pdf');
  writeFileSync(file, pdf);
  try {
    const pdfsig = run('pdfsig', [file]).text;
    const blocks = pdfsig.split(/^Signature #\d+:/m).slice(1);
    const qpdf = run('qpdf', ['--check', file]);
    return {
      pdfsig,
      signatures: blocks.length,
      allValid: blocks.length > 0 && blocks.every((block) => block.includes('Signature is Valid')),
      lastCoversWholeFile: blocks.at(-1)?.includes('Total document signed') ?? false,
      qpdfClean: qpdf.status === 0,
      qpdf: qpdf.text,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text of a PDF as poppler reads it. */
export function textOf(pdf: Uint8Array): string {
  const run = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  if (run.error) throw run.error;
  return run.stdout;
}

function run(command: string, args: string[]): { status: number | null; text: string } {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  if (result.error) throw new Error(`${command} is needed to check PDFs: ${result.error.message}`);
  return { status: result.status, text: `${result.stdout}${result.stderr}` };
}
