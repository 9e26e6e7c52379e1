import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Pkcs12Parts {
  /** PKCS#8 DER. */
  readonly key: Uint8Array;
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly password: string;
}

/** A PKCS#12 file as the openssl command writes it. */
export function pkcs12File({ key, certificate, chain, password }: Pkcs12Parts): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'signet-p12-'));
  const put = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  try {
    const out = join(folder, 'out.p12');
    const more =
      chain.length > 0 ? ['-certfile', put('chain.pem', chain.map((one) => pem('CERTIFICATE', one)).join(''))] : [];
    execFileSync('openssl', [
      ...['pkcs12', '-export', '-inkey', put('key.pem', pem('PRIVATE KEY', key))],
      ...['-in', put('leaf.pem', pem('CERTIFICATE', certificate)), ...more],
      ...['-passout', `pass:${password}`, '-out', out],
    ]);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
