import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyAndCertificate } from '../../src/pdf/index.ts';
import { pem } from './pkcs12.ts';

const MODULES = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'];

export interface SoftToken {
  readonly module: string;
  readonly label: string;
  readonly pin: string;
  /** Takes the token away, or puts it back. */
  add(keyLabel: string, id: string, signer: KeyAndCertificate, others?: readonly Uint8Array[]): void;
  remove(): void;
}

/**
 * A SoftHSM token of its own, in a folder of its own. This process must not have used SoftHSM before: it reads its settings
 * once. Throws where SoftHSM is not installed, and says what is missing.
 */
export function softToken(): SoftToken {
  const module = MODULES.find((path) => existsSync(path));
  if (module === undefined)
    throw new Error('SoftHSM (Debian package softhsm2) is not installed; this test signs with it.');
  const folder = mkdtempSync(join(tmpdir(), 'signet-token-'));
  mkdirSync(join(folder, 'tokens'));
  const conf = join(folder, 'softhsm2.conf');
  writeFileSync(conf, `directories.tokendir = ${folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n`);
  process.env.SOFTHSM2_CONF = conf;
  const [label, pin] = ['signet test', '87654321'];
  run('softhsm2-util', '--init-token', '--free', '--label', label, '--so-pin', '12345678', '--pin', pin);
  return {
    module,
    label,
    pin,
    add(keyLabel, id, { key, certificate }, others = []) {
      const path = join(folder, 'object');
      writeFileSync(path, pem('PRIVATE KEY', key));
      run('softhsm2-util', '--import', path, '--token', label, '--pin', pin, '--label', keyLabel, '--id', id);
      const put = (der: Uint8Array, name: string, its: string) => {
        writeFileSync(path, der);
        run(
          ...(['pkcs11-tool', '--module', module, '--token-label', label, '--login', '--pin', pin] as const),
          ...['--write-object', path, '--type', 'cert', '--label', name, '--id', its],
        );
      };
      put(certificate, keyLabel, id);
      for (const [index, der] of others.entries()) put(der, `ca ${index}`, `ca0${index}`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(command: string, ...args: readonly string[]): void {
  try {
    execFileSync(command, args, { stdio: 'pipe' });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const name = command === 'pkcs11-tool' ? 'opensc' : 'softhsm2';
    throw missing ? new Error(`${command} (Debian package ${name}) is not installed; this test needs it.`) : error;
  }
}
