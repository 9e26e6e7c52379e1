import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const trees: string[] = [];

/** Runs the project's own rules over a small tree with the planted files. */
function violationsOf(files: Record<string, string>): string {
  const tree = mkdtempSync(join(tmpdir(), 'signet-arrows-'));
  trees.push(tree);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  cpSync(join(root, '.dependency-cruiser.cjs'), join(tree, '.dependency-cruiser.cjs'));
  cpSync(join(root, 'package.json'), join(tree, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const run = spawnSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src'],
    {
      cwd: tree,
      encoding: 'utf8',
    },
  );
  return run.status === 0 ? '' : run.stdout;
}

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

describe('the arrows', () => {
  const something = 'export const something = 1;\n';
  it.each([
    ['domain-imports-nothing', 'src/domain/a.ts', 'src/platform/b.ts'],
    ['domain-is-pure', 'src/domain/a.ts', 'node:fs'],
    ['pdf-imports-nothing', 'src/pdf/a.ts', 'src/domain/b.ts'],
    ['platform-imports-nothing', 'src/platform/a.ts', 'src/domain/b.ts'],
    ['contract-sees-domain', 'src/contract/a.ts', 'src/features/mail/b.ts'],
    ['features-look-down', 'src/features/mail/a.ts', 'src/http/b.ts'],
    ['feature-tier-', 'src/features/documents/a.ts', 'src/features/signing/b.ts'],
    ['stores-are-private', 'src/features/signing/a.ts', 'src/features/documents/store.ts'],
    ['pdf-through-the-front-door', 'src/features/sealing/a.ts', 'src/pdf/seal/b.ts'],
    ['http-edge', 'src/http/a.ts', 'src/jobs/b.ts'],
    ['jobs-edge', 'src/jobs/a.ts', 'src/http/b.ts'],
    ['cli-edge', 'src/cli/a.ts', 'src/http/b.ts'],
    ['web-is-a-client', 'src/web/a.ts', 'src/features/mail/b.ts'],
    ['signing-page-is-a-client', 'src/signing-page/a.ts', 'src/platform/b.ts'],
    ['web-features-apart', 'src/web/features/tokens/a.ts', 'src/web/features/plans/b.ts'],
  ])('%s is enforced', (rule, from, to) => {
    const target = to.startsWith('node:')
      ? to
      : resolve('/', to).replace(/^\//, `${'../'.repeat(from.split('/').length - 1)}`);
    const text = `import * as other from '${target}';\nexport const used = other;\n`;
    const found = violationsOf({ [from]: text, ...(to.startsWith('node:') ? {} : { [to]: something }) });
    expect(found).toContain(rule);
  });

  it('a cycle is refused', () => {
    const found = violationsOf({
      'src/domain/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'src/domain/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    });
    expect(found).toContain('no-circular');
  });

  it('an allowed arrow passes', () => {
    expect(
      violationsOf({
        'src/features/mail/a.ts': "import { something } from '../../domain/b.ts';\nexport const used = something;\n",
        'src/domain/b.ts': something,
      }),
    ).toBe('');
  });
});

describe('the rules', () => {
  it('have neither clock nor randomness', () => {
    const tree = mkdtempSync(join(root, 'src/domain/.planted-'));
    trees.push(tree);
    writeFileSync(join(tree, 'clock.ts'), 'export function now(): number {\n  return Date.now() + Math.random();\n}\n');
    const biome = join(root, 'node_modules/.bin/biome');
    const run = spawnSync(biome, ['lint', join(tree, 'clock.ts')], { cwd: root, encoding: 'utf8' });
    expect(run.status).not.toBe(0);
    expect(run.stderr + run.stdout).toContain('domain/ has no clock');
  });

  it('compile without Node or browser types', () => {
    expect(() =>
      execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.domain.json'], {
        cwd: root,
        encoding: 'utf8',
      }),
    ).not.toThrow();
  });
});
