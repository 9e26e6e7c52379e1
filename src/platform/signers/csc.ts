import { type CscAddress, type CscClient, createCscClient } from './csc-client.ts';
import {
  type InstanceAlgorithm,
  type InstanceIdentity,
  type InstanceSigner,
  SignerUnavailable,
} from './instance-signer.ts';
import { assertValue, derValue, digestFor, hashOf, keyKindOf } from './signature-value.ts';

export interface CscOptions extends CscAddress {
  /** "" where the account has one only. */
  readonly credentialId: string;
  /** Of credentials that ask for one; "" for none. */
  readonly pin: string;
}

const HASHES = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2' } as const;
const RSA = '1.2.840.113549.1.1.1';
const RSA_SHA256 = '1.2.840.113549.1.1.11';
const RSA_PSS = '1.2.840.113549.1.1.10';
const EC_KEY = '1.2.840.10045.2.1';
const ECDSA = { p256: '1.2.840.10045.4.3.2', p384: '1.2.840.10045.4.3.3' } as const;
/** DER of RSASSA-PSS-params (RFC 4055, 3.1): SHA-256, MGF1 of SHA-256, salt of 32 bytes. */
const PSS_PARAMS = Buffer.from(
  '3034a00f300d06096086480165030402010500a11c301a06092a864886f70d010108300d06096086480165030402010500a203020120',
  'hex',
);
/** What the service says about its credential is asked again after so long. */
const KEPT_MS = 10 * 60 * 1000;
const POLL_MS = 500;

interface Credential extends InstanceIdentity {
  readonly id: string;
  /** OID for `signAlgo`, one of those the credential names. */
  readonly signAlgo: string;
  /** The authorisation is bound to the hashes (SCAL2). */
  readonly bound: boolean;
  readonly authData: readonly { readonly id: string; readonly value: string }[];
}

/** Signs at a remote service by the API of the Cloud Signature Consortium, version 2: one hash, one authorisation each. */
export function createCscSigner(options: CscOptions): InstanceSigner {
  const client = createCscClient(options);
  let known: { readonly credential: Credential; readonly until: number } | undefined;

  async function credential(): Promise<Credential> {
    if (known !== undefined && known.until > Date.now()) return known.credential;
    const id = options.credentialId || (await onlyCredential(client));
    const { json } = await client.call('credentials/info', { credentialID: id, certificates: 'chain', authInfo: true });
    known = { credential: readCredential(id, json, options.pin), until: Date.now() + KEPT_MS };
    return known.credential;
  }

  async function sign(toBeSigned: Uint8Array): Promise<Uint8Array> {
    const found = await credential();
    const { id, algorithm, signAlgo } = found;
    const hashes = [digestFor(algorithm, toBeSigned).toString('base64')];
    const hashAlgorithmOID = HASHES[hashOf[algorithm]];
    const SAD = await authorise(client, found, hashes, hashAlgorithmOID, options.timeoutMs);
    const { json } = await client.call('signatures/signHash', {
      credentialID: id,
      SAD,
      hashes,
      hashAlgorithmOID,
      signAlgo,
      ...(signAlgo === RSA_PSS ? { signAlgoParams: PSS_PARAMS.toString('base64') } : {}),
      operationMode: 'S',
    });
    const [value] = texts(json.signatures);
    if (value === undefined) throw wrong('no signature');
    const der = derValue(algorithm, Buffer.from(value, 'base64'));
    assertValue(found.certificate, algorithm, toBeSigned, der);
    return der;
  }

  return {
    kind: 'csc',
    title: `signing service ${new URL(options.url).host}`,
    identity: credential,
    sign,
    close: client.close,
  };
}

async function onlyCredential(client: CscClient): Promise<string> {
  const { json } = await client.call('credentials/list', {});
  const ids = texts(json.credentialIDs);
  const [id] = ids;
  if (id === undefined) throw wrong('no credential');
  if (ids.length > 1)
    throw new SignerUnavailable('The signing service has several credentials: set CSC_CREDENTIAL_ID.');
  return id;
}

function readCredential(id: string, info: Readonly<Record<string, unknown>>, pin: string): Credential {
  const [key, cert, auth] = [record(info.key), record(info.cert), record(info.auth)];
  if (key.status !== 'enabled') throw new SignerUnavailable(`The key of credential ${id} is disabled.`);
  if (typeof cert.status === 'string' && cert.status !== 'valid')
    throw new SignerUnavailable(`The certificate of credential ${id} is ${cert.status}.`);
  const [certificate, ...others] = texts(cert.certificates).map((one) => Buffer.from(one, 'base64'));
  if (certificate === undefined) throw wrong('no certificate');
  const chosen = chooseAlgorithm(certificate, texts(key.algo));
  if (chosen === undefined) throw new SignerUnavailable(`Credential ${id} signs by no algorithm that is known here.`);
  return { id, certificate, others, ...chosen, bound: info.SCAL === '2', authData: authDataOf(id, auth, pin) };
}

function chooseAlgorithm(
  certificate: Uint8Array,
  offered: readonly string[],
): { readonly algorithm: InstanceAlgorithm; readonly signAlgo: string } | undefined {
  const kind = readable(certificate);
  const wanted: readonly (readonly [string, InstanceAlgorithm])[] =
    kind === 'rsa'
      ? [
          [RSA_SHA256, 'rsa-pkcs1-sha256'],
          [RSA, 'rsa-pkcs1-sha256'],
          [RSA_PSS, 'rsa-pss-sha256'],
        ]
      : kind === 'p256'
        ? [
            [ECDSA.p256, 'ecdsa-p256-sha256'],
            [EC_KEY, 'ecdsa-p256-sha256'],
          ]
        : [
            [ECDSA.p384, 'ecdsa-p384-sha384'],
            [EC_KEY, 'ecdsa-p384-sha384'],
          ];
  const found = wanted.find(([oid]) => kind !== undefined && offered.includes(oid));
  return found && { signAlgo: found[0], algorithm: found[1] };
}

function readable(certificate: Uint8Array): ReturnType<typeof keyKindOf> {
  try {
    return keyKindOf(certificate);
  } catch {
    throw wrong('a certificate that can not be read');
  }
}

/** A credential that a person unlocks (code by phone, sign-in in a browser) can't seal unattended. */
function authDataOf(id: string, auth: Readonly<Record<string, unknown>>, pin: string): Credential['authData'] {
  if (auth.mode !== 'explicit' && auth.mode !== 'implicit')
    throw new SignerUnavailable(
      `Credential ${id} is unlocked by a person in a browser; sealing needs one that is not.`,
    );
  const objects = (Array.isArray(auth.objects) ? auth.objects : []).map(record);
  const fixed = objects.filter(({ type, generator }) => type === 'Password' && generator === undefined);
  const either = typeof auth.expression === 'string' && /\bX?OR\b/i.test(auth.expression);
  if (fixed.length < objects.length && !(either && fixed.length > 0))
    throw new SignerUnavailable(`Credential ${id} asks for a one-time code; sealing needs one that does not.`);
  if (fixed.length > 0 && pin === '') throw new SignerUnavailable(`Credential ${id} asks for a PIN: set CSC_PIN.`);
  return fixed.map((one) => ({ id: String(one.id), value: pin }));
}

/** Signature activation data for one signature; waits for a service that takes its time. */
async function authorise(
  client: CscClient,
  { id, bound, authData }: Credential,
  hashes: readonly string[],
  hashAlgorithmOID: string,
  timeoutMs: number,
): Promise<string> {
  let { json } = await client.call('credentials/authorize', {
    credentialID: id,
    numSignatures: 1,
    ...(bound ? { hashes, hashAlgorithmOID } : {}),
    ...(authData.length > 0 ? { authData } : {}),
  });
  const end = Date.now() + timeoutMs;
  while (typeof json.SAD !== 'string' && typeof json.handle === 'string' && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    json = (await client.call('credentials/authorizeCheck', { handle: json.handle })).json;
  }
  if (typeof json.SAD !== 'string') throw wrong('no authorisation');
  return json.SAD;
}

function wrong(what: string): SignerUnavailable {
  return new SignerUnavailable(`The signing service answered with ${what}.`);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
