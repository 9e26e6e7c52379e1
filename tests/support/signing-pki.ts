import {
  createIssuer,
  createLeaf,
  createRoot,
  type KeyAndCertificate,
  type SignatureAlgorithm,
} from '../../src/pdf/index.ts';

export interface SigningPki {
  /** Issuing CA and root. */
  readonly chain: readonly Uint8Array[];
  /** The signer whose key is made for an algorithm. */
  of(algorithm: SignatureAlgorithm): KeyAndCertificate;
}

/** Signers of several kinds under one CA that nobody answers for. */
export async function signingPki(algorithms: readonly SignatureAlgorithm[]): Promise<SigningPki> {
  const notBefore = new Date(Date.now() - 3_600_000);
  const urls = { ocsp: 'http://127.0.0.1:9/ocsp', crl: 'http://127.0.0.1:9/crl', caIssuers: 'http://127.0.0.1:9/ca' };
  const root = await createRoot({ name: { commonName: 'Device Root' }, notBefore });
  const issuer = await createIssuer({ name: { commonName: 'Device CA' }, root, notBefore, urls });
  const made = new Map<SignatureAlgorithm, KeyAndCertificate>();
  for (const algorithm of algorithms) {
    const name = { commonName: `Device ${algorithm}`, organization: 'Device Ltd' };
    made.set(algorithm, await createLeaf({ kind: 'seal', name, issuer, notBefore, urls, algorithm }));
  }
  return {
    chain: [issuer.certificate, root.certificate],
    of(algorithm) {
      const found = made.get(algorithm);
      if (found === undefined) throw new Error(`No signer of ${algorithm} was made.`);
      return found;
    },
  };
}
