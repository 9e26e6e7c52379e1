import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SigningPki, signingPki } from '../../../tests/support/signing-pki.ts';
import { type SoftToken, softToken } from '../../../tests/support/soft-token.ts';
import type { InstanceSigner } from './instance-signer.ts';
import { createPkcs11Signer, type Pkcs11Options } from './pkcs11.ts';

const bytes = Buffer.from('signed attributes');
let token: SoftToken;
let pki: SigningPki;
const open: InstanceSigner[] = [];

beforeAll(async () => {
  token = softToken();
  pki = await signingPki(['ecdsa-p256-sha256', 'ecdsa-p384-sha384', 'rsa-pkcs1-sha256']);
  token.add('p256', 'a1', pki.of('ecdsa-p256-sha256'), pki.chain);
  token.add('p384', 'a2', pki.of('ecdsa-p384-sha384'));
  token.add('rsa', 'a3', pki.of('rsa-pkcs1-sha256'));
});
afterAll(async () => {
  await Promise.all(open.map((signer) => signer.close()));
  token.remove();
});

function signer(keyLabel: string, own: Partial<Pkcs11Options> = {}): InstanceSigner {
  const made = createPkcs11Signer({
    module: token.module,
    tokenLabel: token.label,
    pin: token.pin,
    keyLabel,
    rsaScheme: 'pkcs1',
    certificates: [],
    timeoutMs: 20_000,
    ...own,
  });
  open.push(made);
  return made;
}

test.each([
  ['p256', 'pkcs1', 'ecdsa-p256-sha256'],
  ['p384', 'pkcs1', 'ecdsa-p384-sha384'],
  ['rsa', 'pkcs1', 'rsa-pkcs1-sha256'],
  ['rsa', 'pss', 'rsa-pss-sha256'],
] as const)(
  'the key %s (%s) signs by %s, with its certificate and those beside it',
  async (label, rsaScheme, algorithm) => {
    const made = signer(label, { rsaScheme });
    const identity = await made.identity();
    const own = pki.of(algorithm === 'rsa-pss-sha256' ? 'rsa-pkcs1-sha256' : algorithm).certificate;
    expect(identity.algorithm).toBe(algorithm);
    expect(Buffer.from(identity.certificate)).toEqual(Buffer.from(own));
    for (const der of pki.chain) expect(identity.others).toContainEqual(Buffer.from(der));
    // `sign` itself checks each value by the key of the certificate. Ten at once wait for each other.
    const values = await Promise.all(Array.from({ length: 10 }, () => made.sign(bytes)));
    expect(values.every((value) => value.length > 60)).toBe(true);
  },
);

test('the event loop goes on while the token signs', async () => {
  const made = signer('rsa');
  await made.identity();
  let turns = 0;
  const counting = setInterval(() => turns++, 1);
  await Promise.all(Array.from({ length: 20 }, () => made.sign(bytes)));
  clearInterval(counting);
  expect(turns).toBeGreaterThan(3);
});

test('a certificate that is not the key’s, an unknown token or key, and a module that is none are sentences', async () => {
  const other = [pki.of('ecdsa-p384-sha384').certificate];
  await expect(signer('p256', { certificates: other }).sign(bytes)).rejects.toThrow('does not fit its certificate');
  await expect(signer('p256', { tokenLabel: 'none' }).identity()).rejects.toThrow('There is no token "none".');
  await expect(signer('none').identity()).rejects.toThrow('The token has no private key "none".');
  await expect(signer('p256', { module: '/none.so' }).identity()).rejects.toThrow("/none.so can't be loaded");
});

test('a refused PIN is tried once, lest it locks the token', async () => {
  // Logged in is a process, not a session: everybody else has to leave first.
  await Promise.all(open.splice(0).map((one) => one.close()));
  const made = signer('p256', { pin: '0000' });
  for (let round = 0; round < 20; round++)
    await expect(made.sign(bytes)).rejects.toThrow('does not take this PIN; it is not tried again');
  expect((await signer('p256').sign(bytes)).length).toBeGreaterThan(60);
});
