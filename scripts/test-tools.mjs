// What the tests need beyond Node: a browser and two judges of PDFs. Installs them as root on Debian, else says what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const tools = [
  { command: 'pdfsig', package: 'poppler-utils', why: 'checks signatures in PDFs' },
  { command: 'qpdf', package: 'qpdf', why: 'checks the structure of PDFs' },
  { command: 'mutool', package: 'mupdf-tools', why: 'checks what was changed after certification' },
  { command: 'openssl', package: 'openssl', why: 'checks timestamps and certificates' },
  { command: 'softhsm2-util', package: 'softhsm2', why: 'is the PKCS#11 token that signs' },
  { command: 'pkcs11-tool', package: 'opensc', why: 'puts certificates on the token' },
  { command: 'certutil', package: 'libnss3-tools', why: 'tells pdfsig which root to trust' },
  { command: 'curl', package: 'curl', why: 'calls the API as a stranger would' },
  { command: 'chromium', package: 'chromium', why: 'runs the story in a browser' },
];

/** Debian's PostgreSQL, for the tests of an outside database; its programs are not on the path. */
const postgres = { command: 'initdb', package: 'postgresql', why: 'is the outside database of the story' };

function isThere(command) {
  if (command === postgres.command) return existsSync('/usr/lib/postgresql');
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

function missing() {
  const wanted = process.env.STORY_DATABASE === 'outside' ? [...tools, postgres] : tools;
  return wanted.filter((tool) => !isThere(tool.command));
}

/** Returns once every tool is there; prints what is missing and exits with 1 where it can't install. */
export function ensureTestTools() {
  let absent = missing();
  if (absent.length === 0) return;
  const packages = absent.map((tool) => tool.package);
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log(`Installing what the tests need: ${packages.join(', ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env });
    const run = spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
    absent = missing();
    if (run.status === 0 && absent.length === 0) return;
  }
  console.error('The tests need these programs, which are not installed:');
  for (const tool of absent) console.error(`  ${tool.command} (Debian package ${tool.package}): ${tool.why}`);
  process.exit(1);
}
