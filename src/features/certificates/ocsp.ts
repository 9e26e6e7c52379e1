import { createHash, X509Certificate } from 'node:crypto';
import { answerOcsp, type CertificateStatus } from '../../pdf/index.ts';
import { revocationReason } from './crl.ts';
import type { CertificateDeps } from './ensure.ts';
import { certificateBySerial, certificatesOf, newestCertificate, type StoredCertificate, withKey } from './store.ts';

/**
 * Answers one OCSP request (DER in, DER out), whichever of the issuing CAs it asks about. The answer is good for a day.
 */
export async function ocspAnswer(deps: CertificateDeps, request: Uint8Array): Promise<Uint8Array> {
  const issuers = await certificatesOf(deps.db, 'issuer', deps.clock());
  const asked = issuerAsked(issuers, request);
  const responder = await newestCertificate(deps.db, 'ocsp', deps.clock(), asked.serial);
  if (responder === undefined) throw new Error(`The issuing CA ${asked.serial} has no OCSP responder.`);
  return answerOcsp({
    request,
    responder: withKey(deps.keys, responder),
    issuer: { certificate: asked.der },
    statusOf: (serial) => statusOf(deps, asked, serial),
    thisUpdate: deps.clock(),
  });
}

/**
 * A request names its CA by hashes of name and public key. Generations of the issuing CA share a name but no key, so
 * the one whose key hash occurs in the request is meant; `answerOcsp` checks the hashes in their places.
 */
function issuerAsked(issuers: readonly StoredCertificate[], request: Uint8Array): StoredCertificate {
  const newest = issuers.at(-1);
  if (newest === undefined) throw new Error('There is no issuing CA.');
  const asked = Buffer.from(request);
  return issuers.find((issuer) => keyHashes(issuer.der).some((hash) => asked.includes(hash))) ?? newest;
}

/** RFC 6960, 4.1.1: of the public key's bits alone, by either algorithm in use. An uncompressed P-256 point has 65 bytes. */
function keyHashes(certificate: Buffer): Buffer[] {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  const point = spki.subarray(-65);
  return ['sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(point).digest());
}

async function statusOf(deps: CertificateDeps, issuer: StoredCertificate, serial: string): Promise<CertificateStatus> {
  const row = await certificateBySerial(deps.db, serial);
  if (row === undefined || row.issuer_serial !== issuer.serial) return { status: 'unknown' };
  if (row.revoked_at === null) return { status: 'good' };
  return { status: 'revoked', revokedAt: row.revoked_at, reason: revocationReason(row.revocation_reason) };
}
