import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const here = import.meta.dirname;
const cache = resolve(here, '../../.cache/foreign');

export interface ToJudge {
  readonly path: string;
  /** Path of the DER of the root to trust. */
  readonly root: string;
}

interface PyHankoSignature {
  readonly field: string;
  readonly accepted: boolean;
  readonly coverage?: string;
  readonly modification?: string | null;
  readonly summary?: string;
  readonly now?: string;
  readonly later?: string;
}

export interface PyHankoVerdict {
  /** Why the file could not be read at all. */
  readonly error: string | null;
  readonly signatures: readonly PyHankoSignature[];
  readonly timestamps: readonly PyHankoSignature[];
}

/** Python with the pinned pyHanko, in a folder that is kept; null where it can't be had. */
export function pyHanko(): ((files: readonly (ToJudge & { longTerm: boolean })[]) => PyHankoVerdict[]) | null {
  const wanted = join(here, 'pyhanko/requirements.txt');
  const home = join(cache, 'pyhanko');
  const python = join(home, 'bin/python');
  const got = () =>
    kept(home, wanted, () => {
      if (!ran('python3', ['-m', 'venv', home])) return false;
      return ran(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', wanted]);
    });
  if (!got()) return null;
  return (files) => JSON.parse(answer(python, [join(here, 'pyhanko/judge.py')], JSON.stringify(files)));
}

/** Java with the pinned EU DSS and veraPDF: answers for each line what it says of it, parts by line; null where it can't be had. */
export function javaJudges(): ((lines: readonly string[]) => string[][][]) | null {
  const pom = join(here, 'java/pom.xml');
  const home = join(cache, 'java');
  const path = join(home, 'classpath');
  const build = ['-q', '-B', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${path}`];
  if (!kept(home, pom, () => ran('mvn', build))) return null;
  const classpath = readFileSync(path, 'utf8').trim();
  return (lines) =>
    answer('java', ['-cp', classpath, join(here, 'java/Judge.java')], `${lines.join('\n')}\n`)
      .split('\n\n')
      .slice(0, lines.length)
      .map((block) => block.split('\n').map((line) => line.split('\t')));
}

/** Whether `folder` holds what `recipe` asks for; else makes it anew. */
function kept(folder: string, recipe: string, make: () => boolean): boolean {
  const mark = join(folder, 'made-from');
  const text = readFileSync(recipe, 'utf8');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === text) return true;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (!make()) return false;
  writeFileSync(mark, text);
  return true;
}

function ran(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 90_000 }).status === 0;
}

function answer(command: string, args: readonly string[], input: string): string {
  const done = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 110_000 });
  if (done.status !== 0) throw new Error(`${command} gave no verdict: ${done.stderr}`);
  return done.stdout;
}
