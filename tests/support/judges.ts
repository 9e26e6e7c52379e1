import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signaturesIn } from '../../src/pdf/testing/signatures-in.ts';

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

/** What `openssl ts` says of each document timestamp, in order of the file; `root` is DER. */
export function stampsOf(pdf: Uint8Array, root: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'signet-judge-'));
  const put = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  try {
    const trusted = put('root.pem', new X509Certificate(Buffer.from(root)).toString());
    return signaturesIn(pdf)
      .slice(1)
      .map(({ contents, covered }) => {
        const files = ['-in', put('token.der', contents), '-data', put('covered.bin', covered)];
        return run('openssl', ['ts', '-verify', '-token_in', ...files, '-CAfile', trusted]).text;
      });
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
