import { afterEach, beforeAll, expect, test } from 'vitest';
import {
  CSC_CLIENT,
  type CscService,
  type CscServiceOptions,
  startCscService,
} from '../../../tests/support/csc-service.ts';
import { type SigningPki, signingPki } from '../../../tests/support/signing-pki.ts';
import { type CscOptions, createCscSigner } from './csc.ts';
import type { InstanceSigner } from './instance-signer.ts';

const bytes = Buffer.from('signed attributes');
const closing: { close(): Promise<void> }[] = [];
let pki: SigningPki;

beforeAll(async () => {
  pki = await signingPki(['ecdsa-p256-sha256', 'ecdsa-p384-sha384', 'rsa-pkcs1-sha256']);
});
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
});

type Kind = 'ecdsa-p256-sha256' | 'ecdsa-p384-sha384' | 'rsa-pkcs1-sha256';

async function start(
  kind: Kind,
  own: Partial<CscServiceOptions>,
  options: Partial<CscOptions> = {},
): Promise<{ service: CscService; signer: InstanceSigner }> {
  const { key, certificate } = pki.of(kind);
  const certificates = [certificate, ...pki.chain];
  const service = await startCscService({ key, certificates, algo: [], scal: '1', pin: '', ...own });
  const signer = createCscSigner({
    url: service.url,
    tokenUrl: '',
    clientId: CSC_CLIENT.id,
    clientSecret: CSC_CLIENT.secret,
    credentialId: '',
    pin: '',
    timeoutMs: 5000,
    ...options,
  });
  closing.push(service, signer);
  return { service, signer };
}

const [ECDSA_256, ECDSA_384, RSA, RSA_256, PSS] = [
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.113549.1.1.1',
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.10',
];

test.each<[string, Kind, Partial<CscServiceOptions>, string]>([
  ['P-256', 'ecdsa-p256-sha256', { algo: [ECDSA_256] }, 'ecdsa-p256-sha256'],
  [
    'P-256, bound to the hash and by PIN',
    'ecdsa-p256-sha256',
    { algo: [ECDSA_256], scal: '2', pin: '4711' },
    'ecdsa-p256-sha256',
  ],
  ['P-384 as pairs', 'ecdsa-p384-sha384', { algo: [ECDSA_384], scal: '2', pairs: true }, 'ecdsa-p384-sha384'],
  ['RSA', 'rsa-pkcs1-sha256', { algo: [PSS, RSA_256] }, 'rsa-pkcs1-sha256'],
  ['RSA by its plain name, authorised later', 'rsa-pkcs1-sha256', { algo: [RSA], slow: true }, 'rsa-pkcs1-sha256'],
  ['RSA-PSS', 'rsa-pkcs1-sha256', { algo: [PSS] }, 'rsa-pss-sha256'],
])(
  '%s: every request and answer fits the standard, and the value fits the certificate',
  async (_, kind, own, algorithm) => {
    const { service, signer } = await start(kind, own, { pin: '4711' });
    const identity = await signer.identity();
    expect(identity).toMatchObject({ algorithm, others: pki.chain.map((der) => Buffer.from(der)) });
    // `sign` itself checks each value by the key of the certificate.
    expect((await signer.sign(bytes)).length).toBeGreaterThan(60);
    await signer.sign(bytes);
    expect(service.violations).toEqual([]);
    const authorise = own.slow ? ['credentials/authorize', 'credentials/authorizeCheck'] : ['credentials/authorize'];
    const once = [...authorise, 'signatures/signHash'];
    expect(service.calls).toEqual(['oauth2/token', 'credentials/list', 'credentials/info', ...once, ...once]);
  },
);

test('one failure and an outdated access token are mended; a service that stays away is a sentence', async () => {
  const { service, signer } = await start('ecdsa-p256-sha256', { algo: [ECDSA_256] });
  await signer.sign(bytes);
  service.fail = { status: 503, times: 1 };
  await signer.sign(bytes);
  service.forgetTokens();
  await signer.sign(bytes);
  expect(service.violations).toEqual([]);
  service.fail = { status: 503, times: 9 };
  const host = new URL(service.url).host;
  await expect(signer.sign(bytes)).rejects.toThrow(
    `The signing service ${host} answered with status 503: server_error.`,
  );
  await service.close();
  await expect(signer.sign(bytes)).rejects.toThrow(`The signing service ${host} could not be reached.`);
});

test('what can’t seal unattended, and what is set up wrongly, says so', async () => {
  const algo = [ECDSA_256];
  const rejects = async (own: Partial<CscServiceOptions>, options: Partial<CscOptions>, sentence: string | RegExp) => {
    const { signer } = await start('ecdsa-p256-sha256', { algo, ...own }, options);
    await expect(signer.sign(bytes)).rejects.toThrow(sentence);
  };
  await rejects({ auth: { mode: 'oauth2code' } }, {}, 'unlocked by a person in a browser');
  const objects = [{ type: 'Password', id: 'OTP', generator: 'totp' }];
  await rejects({ auth: { mode: 'explicit', expression: 'OTP', objects } }, {}, 'asks for a one-time code');
  await rejects({ pin: '4711' }, {}, 'asks for a PIN: set CSC_PIN');
  await rejects({ pin: '4711' }, { pin: '1' }, 'invalid_authentication_data');
  await rejects({}, { clientSecret: 'other' }, 'answered with status 401: invalid_token');
  await rejects({ algo: [RSA_256] }, {}, 'by no algorithm that is known here');
  await rejects({}, { credentialId: 'GX2' }, 'Invalid parameter credentialID');
  // A key that is not the certificate's.
  await rejects({ key: pki.of('ecdsa-p384-sha384').key }, {}, /does not fit its certificate|status 500/);
});
