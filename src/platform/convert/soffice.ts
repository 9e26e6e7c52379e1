import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConversionFailed, type DocxConverter } from './docx-converter.ts';

const usualFolders = [
  '/usr/local/bin',
  '/usr/bin',
  '/opt/libreoffice/program',
  '/usr/lib/libreoffice/program',
  '/Applications/LibreOffice.app/Contents/MacOS',
];
const largestPdf = 100 * 1024 * 1024;

/** Neither macros nor anything a document links to: its pictures would be fetched from anywhere otherwise. */
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
</oor:items>
`;

/**
 * LibreOffice as a child process, one file at a time: a profile and a folder of its own that go with it, nothing of our
 * environment, and an end by force when its time is over. null where the program isn't found.
 */
export async function openSoffice(options: { path: string; timeoutMs: number }): Promise<DocxConverter | null> {
  const program = options.path === '' ? await inUsualFolders() : await runnable(options.path);
  if (program === undefined) return null;
  let last: Promise<unknown> = Promise.resolve();
  return {
    convert(docx) {
      const next = last.then(() => convertIn(program, docx, options.timeoutMs));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

async function inUsualFolders(): Promise<string | undefined> {
  for (const folder of usualFolders) {
    const found = await runnable(join(folder, 'soffice'));
    if (found !== undefined) return found;
  }
  return undefined;
}

async function runnable(path: string): Promise<string | undefined> {
  return access(path, constants.X_OK).then(
    () => path,
    () => undefined,
  );
}

async function convertIn(program: string, docx: Uint8Array, timeoutMs: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'signet-docx-'));
  try {
    const home = join(folder, 'profile');
    await mkdir(join(home, 'user'), { recursive: true });
    await writeFile(join(home, 'user', 'registrymodifications.xcu'), profile);
    await writeFile(join(folder, 'file.docx'), docx);
    await runToEnd(program, folder, home, timeoutMs);
    const made = join(folder, 'file.pdf');
    const size = await stat(made).then(
      (found) => found.size,
      () => 0,
    );
    if (size === 0 || size > largestPdf) throw new ConversionFailed('The converter made no usable PDF.');
    return await readFile(made);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runToEnd(program: string, folder: string, home: string, timeoutMs: number): Promise<void> {
  const args = [
    `-env:UserInstallation=${pathToFileURL(home).href}`,
    ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nofirststartwizard'],
    ...['--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder, join(folder, 'file.docx')],
  ];
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', ...noNetwork };
  // A group of its own: the program starts helpers, which must end with it.
  const child = spawn(program, args, { cwd: folder, env, detached: true, stdio: 'ignore' });
  const outcome = await new Promise<'done' | 'failed' | 'late'>((resolve) => {
    const timer = setTimeout(() => resolve('late'), timeoutMs);
    child.once('error', () => resolve('failed'));
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? 'done' : 'failed');
    });
  });
  endGroup(child);
  if (outcome === 'late') throw new ConversionFailed('The file takes too long to convert.');
  if (outcome === 'failed') throw new ConversionFailed('The converter could not read the file.');
}

/** A proxy that isn't there. */
const noNetwork = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9', no_proxy: '' } as const;

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
