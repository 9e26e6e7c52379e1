import { createHash } from 'node:crypto';
import type { SingleResponse } from 'pkijs';
import { checkValue, hashName } from '../cms/algorithms.ts';
import { OID } from '../cms/oids.ts';
import { hexSerial, type ReadCertificate } from '../pki/certificate.ts';
import { isSignedBy, isValidAt, purposesOf, signatureGood, spend } from './chain.ts';
import type { Evidence, ReadCrl, ReadOcsp } from './evidence.ts';
import type { Revocation } from './types.ts';

const MINUTE = 60_000;
export const unchecked: Revocation = { status: 'unchecked', source: null, at: null, revokedAt: null };
export const ofRoot: Revocation = { status: 'root', source: null, at: null, revokedAt: null };

interface Statement {
  readonly source: 'ocsp' | 'crl';
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  /** null: good. */
  readonly revokedAt: Date | null;
}

/**
 * What is known about a certificate at `time`: a statement counts when it was made then or later, or was still in force
 * then. Revoked at a later moment is good at this one; the moment is told.
 */
export function revocationAt(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  time: Date,
  evidence: Evidence,
  fileOnly = false,
): Revocation {
  const statements = [
    ...evidence.ocsps.flatMap((answer) => fromOcsp(answer, certificate, issuer, evidence)),
    ...evidence.crls.flatMap((crl) => (fileOnly && !crl.inFile ? [] : fromCrl(crl, certificate, issuer, evidence))),
  ].filter(({ thisUpdate }) => thisUpdate.getTime() <= evidence.now.getTime() + 10 * MINUTE);
  const revoked = statements.find(({ revokedAt }) => revokedAt !== null);
  if (revoked?.revokedAt && revoked.revokedAt <= time) return told('revoked', revoked);
  const good = statements.find(
    ({ thisUpdate, nextUpdate }) =>
      thisUpdate.getTime() + MINUTE >= time.getTime() || (nextUpdate !== null && nextUpdate >= time),
  );
  return good ? { ...told('good', good), revokedAt: revoked?.revokedAt?.toISOString() ?? null } : unchecked;
}

function told(status: 'good' | 'revoked', from: Statement): Revocation {
  return {
    status,
    source: from.source,
    at: from.thisUpdate.toISOString(),
    revokedAt: from.revokedAt?.toISOString() ?? null,
  };
}

function fromCrl(crl: ReadCrl, certificate: ReadCertificate, issuer: ReadCertificate, evidence: Evidence): Statement[] {
  if (!crl.issuerDer.equals(issuer.subjectDer)) return [];
  const key = `crl|${Buffer.from(crl.parsed.tbsView).toString('latin1')}|${issuer.publicKeyDer.toString('latin1')}`;
  const known = evidence.known.get(key) ?? (spend(evidence) && signatureGood(crl.parsed, issuer));
  evidence.known.set(key, known);
  if (!known) return [];
  const { thisUpdate, nextUpdate } = crl;
  return [{ source: 'crl', thisUpdate, nextUpdate, revokedAt: crl.revoked.get(certificate.serial) ?? null }];
}

function fromOcsp(
  answer: ReadOcsp,
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  evidence: Evidence,
): Statement[] {
  const { tbsResponseData } = answer.parsed;
  const about = tbsResponseData.responses.filter((single) => concerns(single, certificate, issuer));
  if (about.length === 0 || !isAuthorised(answer, issuer, evidence)) return [];
  return about.flatMap((single): Statement[] => {
    const { certStatus, thisUpdate, nextUpdate } = single;
    const tag: unknown = certStatus?.idBlock?.tagNumber;
    const at: unknown = tag === 1 ? certStatus.valueBlock?.value?.[0]?.toDate?.() : null;
    // Anything but good and revoked says nothing.
    if (tag !== 0 && !(at instanceof Date)) return [];
    return [{ source: 'ocsp', thisUpdate, nextUpdate: nextUpdate ?? null, revokedAt: at instanceof Date ? at : null }];
  });
}

function concerns({ certID }: SingleResponse, certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  const digest = hashName(certID.hashAlgorithm.algorithmId);
  if (digest === undefined) return false;
  const hash = (bytes: Buffer) => createHash(digest).update(bytes).digest();
  return (
    hexSerial(new Uint8Array(certID.serialNumber.valueBlock.valueHexView)) === certificate.serial &&
    hash(issuer.subjectDer).equals(Buffer.from(certID.issuerNameHash.valueBlock.valueHexView)) &&
    hash(issuer.publicKeyBytes).equals(Buffer.from(certID.issuerKeyHash.valueBlock.valueHexView))
  );
}

/** RFC 6960, 4.2.2.2: the issuer itself answers, or one whom it certified for that. */
function isAuthorised(answer: ReadOcsp, issuer: ReadCertificate, evidence: Evidence): boolean {
  const { tbsResponseData, signatureAlgorithm, signature } = answer.parsed;
  const delegates = [...answer.certificates, ...evidence.certificates].filter(
    (candidate) =>
      candidate.issuerDer.equals(issuer.subjectDer) &&
      purposesOf(candidate)?.includes(OID.ocspSigning) === true &&
      isValidAt(candidate, tbsResponseData.producedAt) &&
      isSignedBy(candidate, issuer, evidence),
  );
  return [issuer, ...delegates].some(
    (responder) =>
      spend(evidence) &&
      checkValue(signatureAlgorithm, responder.publicKeyDer, tbsResponseData.tbsView, signature.valueBlock.valueHexView)
        .result === 'good',
  );
}
