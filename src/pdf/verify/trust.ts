import type { ReadCertificate } from '../pki/certificate.ts';
import { inspectCertificate } from '../pki/certificate.ts';
import { buildChain, type Chain, type Purpose } from './chain.ts';
import type { Evidence } from './evidence.ts';
import { policyNotices } from './policy-notices.ts';
import { ofRoot, revocationAt, unchecked } from './revocation.ts';
import type { Checked } from './signature.ts';
import type { ChainLink, ReasonCode, TimestampReport } from './types.ts';

export interface Trust {
  readonly links: readonly ChainLink[];
  readonly anchor: string | null;
  readonly problems: readonly ReasonCode[];
  /** Every certificate below the root is told not revoked, by the file itself. */
  readonly provenInFile: boolean;
}

/** A signature with what is proved about its time and its signer. */
export interface Trusted {
  readonly checked: Checked;
  readonly trust: Trust | null;
  readonly timestamps: readonly TimestampReport[];
  readonly provedTime: Date | null;
  readonly provedBy: 'signature-timestamp' | 'document-timestamp' | null;
  readonly tokensProvenInFile: boolean;
}

/** A clock that is a little ahead is no forgery. */
const TOLERANCE = 5 * 60_000;

/**
 * Judges signers and timestamp authorities at the earliest moment that is proved. From the last to the first, each
 * trusted document timestamp proves that all it covers existed then; a signature's own timestamp may prove more.
 */
export function judgeTrust(signatures: readonly Checked[], evidence: Evidence): Trusted[] {
  let proved = evidence.now;
  let stamped = false;
  const judged: Trusted[] = [];
  for (const checked of [...signatures].reverse()) {
    if (checked.token) {
      const time = checked.token.time;
      const trust = checked.signer ? trustAt(checked.signer, 'timestamp', proved, evidence) : null;
      const good = isGood(checked, trust) && time.getTime() <= proved.getTime() + TOLERANCE;
      const report =
        checked.signer && trust ? [stampReport(time, checked.signer, trust, checked.problems.length === 0, good)] : [];
      judged.unshift({
        checked,
        trust,
        timestamps: report,
        provedTime: good ? time : null,
        provedBy: good ? 'document-timestamp' : null,
        tokensProvenInFile: trust?.provenInFile ?? false,
      });
      if (good) {
        proved = earlier(time, proved);
        stamped = true;
      }
    } else judged.unshift(judgeSignature(checked, proved, stamped, evidence));
  }
  return judged;
}

function earlier(a: Date, b: Date): Date {
  return new Date(Math.min(a.getTime(), b.getTime()));
}

function isGood(checked: Checked, trust: Trust | null): boolean {
  return checked.problems.length === 0 && trust?.problems.length === 0 && checked.message?.weak === false;
}

function judgeSignature(checked: Checked, proved: Date, stamped: boolean, evidence: Evidence): Trusted {
  let time = proved;
  let provedBy: Trusted['provedBy'] = stamped ? 'document-timestamp' : null;
  let provenInFile = true;
  const timestamps: TimestampReport[] = [];
  for (const { token, authority, intact, weak } of checked.tokens) {
    if (!authority) continue;
    const trust = trustAt(authority, 'timestamp', proved, evidence);
    const good = intact && !weak && trust.problems.length === 0 && token.time.getTime() <= proved.getTime() + TOLERANCE;
    timestamps.push(stampReport(token.time, authority, trust, intact, good));
    provenInFile &&= trust.provenInFile;
    if (good && (provedBy !== 'signature-timestamp' || token.time < time)) {
      time = earlier(token.time, time);
      provedBy = 'signature-timestamp';
    }
  }
  const trust = checked.signer ? trustAt(checked.signer, 'signing', time, evidence) : null;
  return {
    checked,
    trust,
    timestamps,
    provedTime: provedBy === null ? null : time,
    provedBy,
    tokensProvenInFile: provenInFile,
  };
}

function trustAt(leaf: ReadCertificate, purpose: Purpose, time: Date, evidence: Evidence): Trust {
  const chain = buildChain(leaf, purpose, time, evidence);
  const links = linksOf(chain, time, evidence);
  const revoked = links.some(({ revocation }) => revocation.status === 'revoked');
  return {
    links,
    anchor: chain.anchor,
    problems: [...(chain.problem ? [chain.problem] : []), ...(revoked ? (['revoked'] as const) : [])],
    provenInFile: isProven(chain, time, evidence),
  };
}

function linksOf(chain: Chain, time: Date, evidence: Evidence): ChainLink[] {
  return chain.certificates.flatMap((certificate, index) => {
    const issuer = chain.certificates[index + 1];
    const isLast = issuer === undefined;
    const revocation = issuer
      ? revocationAt(certificate, issuer, time, evidence)
      : isSelfIssued(certificate)
        ? ofRoot
        : unchecked;
    try {
      const info = inspectCertificate(certificate.der);
      return [
        {
          subject: info.subject,
          commonName: info.commonName,
          organization: info.organization,
          issuer: info.issuer,
          serial: info.serial,
          notBefore: info.notBefore.toISOString(),
          notAfter: info.notAfter.toISOString(),
          fingerprint: info.fingerprint,
          isAnchor: isLast && chain.anchor !== null,
          notices: policyNotices(certificate),
          revocation,
        },
      ];
    } catch {
      // Names or dates that can't be written down.
      return [];
    }
  });
}

function isSelfIssued(certificate: ReadCertificate): boolean {
  return certificate.subjectDer.equals(certificate.issuerDer);
}

function isProven(chain: Chain, time: Date, evidence: Evidence): boolean {
  const last = chain.certificates[chain.certificates.length - 1];
  if (!last || (chain.anchor === null && !isSelfIssued(last))) return false;
  return chain.certificates.every((certificate, index) => {
    const issuer = chain.certificates[index + 1];
    return !issuer || revocationAt(certificate, issuer, time, evidence, true).status === 'good';
  });
}

function stampReport(
  time: Date,
  authority: ReadCertificate,
  trust: Trust,
  intact: boolean,
  trusted: boolean,
): TimestampReport {
  return {
    time: time.toISOString(),
    authority: trust.links[0]?.commonName ?? authority.serial,
    intact,
    trusted,
    anchor: trust.anchor,
    chain: trust.links,
  };
}
