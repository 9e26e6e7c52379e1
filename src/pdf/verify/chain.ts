import type { Extension } from 'pkijs';
import { checkValue } from '../cms/algorithms.ts';
import { OID } from '../cms/oids.ts';
import type { ReadCertificate } from '../pki/certificate.ts';
import type { Evidence } from './evidence.ts';
import type { ReasonCode } from './types.ts';

export type Purpose = 'signing' | 'timestamp' | 'ocsp';

export interface Chain {
  /** Leaf first; the anchor last where there is one. */
  readonly certificates: readonly ReadCertificate[];
  readonly anchor: string | null;
  readonly problem: ReasonCode | null;
}

const MAX_LENGTH = 10;
const ANY_PURPOSE = '2.5.29.37.0';
/** Purposes that documents are signed under: RFC 9336, e-mail, Adobe's and Microsoft's own. */
const SIGNING_PURPOSES = new Set([
  OID.documentSigning,
  OID.emailProtection,
  ANY_PURPOSE,
  '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
]);
/** Critical extensions that are checked here, or bind nobody when any policy will do. */
const UNDERSTOOD = new Set<string>([
  OID.basicConstraints,
  OID.keyUsage,
  OID.extendedKeyUsage,
  OID.subjectKeyIdentifier,
  OID.authorityKeyIdentifier,
  OID.crlDistributionPoints,
  '2.5.29.17',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.54',
]);
const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;
const KEY_CERT_SIGN = 0x04;

/**
 * The best path from a certificate to a trusted root (RFC 5280, 6): one without a problem at `time` if there is any,
 * else one that says what is wrong.
 */
export function buildChain(leaf: ReadCertificate, purpose: Purpose, time: Date, evidence: Evidence): Chain {
  const anchors = evidence.anchors.filter(({ only }) => only === undefined || purpose !== 'signing');
  let best: Chain = { certificates: [leaf], anchor: null, problem: 'untrusted-root' };
  const stack: (readonly ReadCertificate[])[] = [[leaf]];
  while (stack.length > 0 && best.problem !== null) {
    const path = stack.pop() ?? [];
    const last = path[path.length - 1];
    if (!last) continue;
    const anchor = anchors.find(({ certificate }) => certificate.der.equals(last.der));
    if (anchor) {
      const problem = problemOf(path, purpose, time);
      if (problem === null || best.anchor === null) best = { certificates: path, anchor: anchor.label, problem };
      continue;
    }
    const pool = [...evidence.certificates, ...anchors.map(({ certificate }) => certificate)];
    const issuers = pool.filter(
      (candidate) =>
        candidate.subjectDer.equals(last.issuerDer) &&
        !path.some((known) => known.der.equals(candidate.der)) &&
        isSignedBy(last, candidate, evidence),
    );
    if (issuers.length === 0 && best.anchor === null && path.length > best.certificates.length)
      best = { certificates: path, anchor: null, problem: 'untrusted-root' };
    if (path.length < MAX_LENGTH) for (const issuer of issuers) stack.push([...path, issuer]);
  }
  return best;
}

/** Whether the certificate's signature is its issuer's. Each pair is checked once, all together at most as often as allowed. */
export function isSignedBy(certificate: ReadCertificate, issuer: ReadCertificate, evidence: Evidence): boolean {
  const key = `${certificate.der.toString('latin1')}|${issuer.publicKeyDer.toString('latin1')}`;
  const known = evidence.known.get(key);
  if (known !== undefined) return known;
  const { parsed } = certificate;
  const good = spend(evidence) && signatureGood(parsed, issuer);
  evidence.known.set(key, good);
  return good;
}

export function spend(evidence: Evidence): boolean {
  return evidence.checksLeft-- > 0;
}

type Signed = Pick<ReadCertificate['parsed'], 'tbsView' | 'signatureAlgorithm' | 'signatureValue'>;

export function signatureGood(signed: Signed, issuer: ReadCertificate): boolean {
  const value = signed.signatureValue.valueBlock.valueHexView;
  return checkValue(signed.signatureAlgorithm, issuer.publicKeyDer, signed.tbsView, value).result === 'good';
}

function problemOf(path: readonly ReadCertificate[], purpose: Purpose, time: Date): ReasonCode | null {
  for (const [position, certificate] of path.entries()) {
    const issuer = path[position + 1];
    if (position === 0 ? !isLeafFor(certificate, purpose) : !mayIssue(certificate, position - 1))
      return 'chain-invalid';
    const strange = (certificate.parsed.extensions ?? []).some((one) => one.critical && !UNDERSTOOD.has(one.extnID));
    if (strange && issuer) return 'chain-invalid';
    if (issuer && weaklySigned(certificate, issuer)) return 'weak-algorithm';
  }
  return path.every((certificate) => isValidAt(certificate, time)) ? null : 'expired';
}

/** Certificates are dated in whole seconds, moments of signing are not. */
export function isValidAt(certificate: ReadCertificate, time: Date): boolean {
  return time.getTime() + 1000 > certificate.notBefore.getTime() && time <= certificate.notAfter;
}

function weaklySigned({ parsed }: ReadCertificate, issuer: ReadCertificate): boolean {
  const value = parsed.signatureValue.valueBlock.valueHexView;
  return checkValue(parsed.signatureAlgorithm, issuer.publicKeyDer, parsed.tbsView, value).weak;
}

function extensionOf(certificate: ReadCertificate, id: string): Extension | undefined {
  return certificate.parsed.extensions?.find(({ extnID }) => extnID === id);
}

function mayIssue(certificate: ReadCertificate, below: number): boolean {
  const constraints = extensionOf(certificate, OID.basicConstraints)?.parsedValue;
  if (constraints?.cA !== true) return false;
  const length: unknown = constraints.pathLenConstraint;
  if (typeof length === 'number' && below > length) return false;
  const usage = keyUsage(certificate);
  return usage === null || (usage & KEY_CERT_SIGN) !== 0;
}

function keyUsage(certificate: ReadCertificate): number | null {
  const bits: unknown = extensionOf(certificate, OID.keyUsage)?.parsedValue?.valueBlock?.valueHexView;
  return bits instanceof Uint8Array ? (bits[0] ?? 0) : null;
}

export function purposesOf(certificate: ReadCertificate): readonly string[] | null {
  const purposes: unknown = extensionOf(certificate, OID.extendedKeyUsage)?.parsedValue?.keyPurposes;
  return Array.isArray(purposes) ? purposes.map(String) : null;
}

/** Whether key usage and purposes of a certificate allow what it is used for. */
export function isLeafFor(certificate: ReadCertificate, purpose: Purpose): boolean {
  const usage = keyUsage(certificate);
  if (usage !== null && (usage & (DIGITAL_SIGNATURE | NON_REPUDIATION)) === 0) return false;
  const purposes = purposesOf(certificate);
  if (purpose === 'signing') return purposes === null || purposes.some((one) => SIGNING_PURPOSES.has(one));
  if (purpose === 'ocsp') return purposes?.includes(OID.ocspSigning) === true;
  // RFC 3161, 2.3: critical, and nothing beside it.
  const critical = extensionOf(certificate, OID.extendedKeyUsage)?.critical === true;
  return critical && purposes?.length === 1 && purposes[0] === OID.timeStamping;
}
