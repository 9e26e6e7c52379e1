import {
  type InstanceAlgorithm,
  type InstanceIdentity,
  type InstanceSigner,
  SignerUnavailable,
} from './instance-signer.ts';
import { CK, loadPkcs11, type Mechanism, Pkcs11Fault, type Pkcs11Module, pssParameter } from './pkcs11-module.ts';
import { assertValue, derOfPair, digestFor, keyKindOf } from './signature-value.ts';

export interface Pkcs11Options {
  /** Path of the module's library. */
  readonly module: string;
  readonly tokenLabel: string;
  readonly pin: string;
  readonly keyLabel: string;
  readonly rsaScheme: 'pkcs1' | 'pss';
  /** DER, the signer's first; where there are none, the token's own are taken. */
  readonly certificates: readonly Uint8Array[];
  /** A device that is silent for so long counts as away. */
  readonly timeoutMs: number;
}

interface Open extends InstanceIdentity {
  readonly session: bigint;
  readonly key: bigint;
}

/**
 * Signs with a key on a PKCS#11 token. One session, one call at a time, none of them in the event loop; a session that
 * broke is opened anew once. A PIN that was refused is not tried again before the next start: a few tries lock a token.
 */
export function createPkcs11Signer(options: Pkcs11Options): InstanceSigner {
  let loaded: Promise<Pkcs11Module> | undefined;
  let opened: Open | undefined;
  let refusedPin: SignerUnavailable | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** After what was asked before, and with an end. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return withLimit(mine, options.timeoutMs).catch((error: unknown) => {
      throw asUnavailable(options, error);
    });
  }

  async function module(): Promise<Pkcs11Module> {
    loaded ??= loadPkcs11(options.module).then(async (made) => {
      await made.initialise();
      return made;
    });
    return loaded.catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
  }

  async function open(): Promise<Open> {
    if (opened !== undefined) return opened;
    if (refusedPin !== undefined) throw refusedPin;
    const device = await module();
    const token = (await device.tokens()).find(({ label }) => label === options.tokenLabel);
    if (token === undefined) throw new SignerUnavailable(`There is no token "${options.tokenLabel}".`);
    const session = await device.openSession(token.slot);
    try {
      await login(device, session);
      opened = { session, ...(await identityOn(device, session, options)) };
      return opened;
    } catch (error) {
      await device.closeSession(session).catch(() => {});
      throw error;
    }
  }

  async function login(device: Pkcs11Module, session: bigint): Promise<void> {
    await device.login(session, options.pin).catch((error: unknown) => {
      if (!(error instanceof Pkcs11Fault) || (error.code !== CK.pinIncorrect && error.code !== CK.pinLocked))
        throw error;
      const what = error.code === CK.pinLocked ? 'is locked' : 'does not take this PIN; it is not tried again';
      refusedPin = new SignerUnavailable(`The token "${options.tokenLabel}" ${what}.`);
      throw refusedPin;
    });
  }

  async function withSession<T>(work: (device: Pkcs11Module, open: Open) => Promise<T>): Promise<T> {
    try {
      return await work(await module(), await open());
    } catch (error) {
      if (!(error instanceof Pkcs11Fault) || opened === undefined) throw error;
      // The token was taken out, or the service behind it began anew: once more, from the beginning.
      const { session } = opened;
      opened = undefined;
      const device = await module();
      await device.closeSession(session).catch(() => {});
      return work(device, await open());
    }
  }

  return {
    kind: 'pkcs11',
    title: `key "${options.keyLabel}" on the token "${options.tokenLabel}"`,
    identity: () => inTurn(() => withSession(async (_device, found) => found)),
    sign: (toBeSigned) =>
      inTurn(() =>
        withSession(async (device, { session, key, algorithm, certificate }) => {
          const { mechanism, data } = howToSign(algorithm, toBeSigned);
          const made = await device.sign(session, mechanism, key, data);
          const value = algorithm.startsWith('ecdsa') ? derOfPair(made) : made;
          assertValue(certificate, algorithm, toBeSigned, value);
          return value;
        }),
      ),
    async close() {
      const { session } = opened ?? {};
      opened = undefined;
      if (session !== undefined) await (await module()).closeSession(session).catch(() => {});
    },
  };
}

async function identityOn(
  device: Pkcs11Module,
  session: bigint,
  options: Pkcs11Options,
): Promise<InstanceIdentity & { readonly key: bigint }> {
  const [key, second] = await device.find(session, CK.objectPrivateKey, options.keyLabel);
  if (key === undefined) throw new SignerUnavailable(`The token has no private key "${options.keyLabel}".`);
  if (second !== undefined) throw new SignerUnavailable(`The token has several private keys "${options.keyLabel}".`);
  const all = options.certificates.length > 0 ? options.certificates : await certificatesOn(device, session, key);
  const [certificate, ...others] = all;
  if (certificate === undefined)
    throw new SignerUnavailable(
      `The token has no certificate of the key "${options.keyLabel}": put it there, or name a file in PKCS11_CERTIFICATE.`,
    );
  return { certificate, others, algorithm: algorithmOf(certificate, options), key };
}

/** The certificate with the key's id first, then all others. */
async function certificatesOn(device: Pkcs11Module, session: bigint, key: bigint): Promise<Buffer[]> {
  const id = await device.attribute(session, key, CK.attributeId);
  const own: Buffer[] = [];
  const others: Buffer[] = [];
  for (const object of await device.find(session, CK.objectCertificate)) {
    const der = await device.attribute(session, object, CK.attributeValue);
    const isOwn = id.length > 0 && id.equals(await device.attribute(session, object, CK.attributeId));
    (isOwn ? own : others).push(der);
  }
  return own.length === 0 ? [] : [...own, ...others];
}

function algorithmOf(certificate: Uint8Array, { rsaScheme }: Pkcs11Options): InstanceAlgorithm {
  const kind = keyKindOf(certificate);
  if (kind === 'rsa') return rsaScheme === 'pss' ? 'rsa-pss-sha256' : 'rsa-pkcs1-sha256';
  if (kind === 'p256') return 'ecdsa-p256-sha256';
  if (kind === 'p384') return 'ecdsa-p384-sha384';
  throw new SignerUnavailable('The key of the token is of a kind that cannot sign here: RSA, P-256 and P-384 can.');
}

/** ECDSA signs a digest made here, as every token can; RSA tokens hash what they sign. */
function howToSign(
  algorithm: InstanceAlgorithm,
  bytes: Uint8Array,
): { readonly mechanism: Mechanism; readonly data: Uint8Array } {
  if (algorithm === 'rsa-pkcs1-sha256') return { mechanism: { type: CK.sha256Rsa }, data: bytes };
  if (algorithm === 'rsa-pss-sha256')
    return { mechanism: { type: CK.sha256RsaPss, parameter: pssParameter() }, data: bytes };
  return { mechanism: { type: CK.ecdsa }, data: digestFor(algorithm, bytes) };
}

class TooSlow extends Error {}

async function withLimit<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), timeoutMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function asUnavailable({ tokenLabel }: Pkcs11Options, error: unknown): unknown {
  if (error instanceof TooSlow) return new SignerUnavailable(`The token "${tokenLabel}" did not answer in time.`);
  if (error instanceof Pkcs11Fault)
    return new SignerUnavailable(`The token "${tokenLabel}" failed: ${error.message}.`, { cause: error });
  return error;
}
