import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs of others that judge what is made here, with the Debian package each comes in. */
const JUDGES = {
  pdfsig: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  qpdf: 'qpdf',
  mutool: 'mupdf-tools',
  openssl: 'openssl',
  certutil: 'libnss3-tools',
} as const;

export type Judge = keyof typeof JUDGES;

export interface Verdict {
  readonly status: number | null;
  /** Standard output, then standard error. */
  readonly text: string;
}

function absent(tool: Judge): Error {
  return new Error(`${tool} (Debian package ${JUDGES[tool]}) is not installed; this test asks it for its verdict.`);
}

export function ask(tool: Judge, ...args: readonly string[]): Verdict {
  const { status, stdout, stderr, error } = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (error && 'code' in error && error.code === 'ENOENT') throw absent(tool);
  return { status, text: `${stdout}${stderr}` };
}

/** As `ask`, while this process goes on answering (the judge may ask it back). */
export function askMeanwhile(tool: Judge, ...args: readonly string[]): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on('error', () => reject(absent(tool)));
    child.on('close', (status) => resolve({ status, text }));
  });
}

export interface Folder {
  readonly path: string;
  /** Writes a file, answers its path. */
  put(name: string, bytes: Uint8Array | string): string;
  remove(): void;
}

/** A folder for files that judges read. */
export function folder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'pdf-test-'));
  return {
    path,
    put(name, bytes) {
      const file = join(path, name);
      writeFileSync(file, bytes);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
