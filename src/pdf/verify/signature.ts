import { createHash } from 'node:crypto';
import { OID } from '../cms/oids.ts';
import { MalformedCms, type ReadCms, readCms } from '../cms/read-cms.ts';
import type { PdfFile } from '../document/reader.ts';
import { asName } from '../document/values.ts';
import type { ReadCertificate } from '../pki/certificate.ts';
import { type Coverage, readCoverage } from './byte-range.ts';
import type { Evidence } from './evidence.ts';
import type { FoundSignature } from './find-signatures.ts';
import {
  type CheckedMessage,
  checkMessage,
  checkToken,
  type Digest,
  digestOf,
  type ReadToken,
  readToken,
} from './message.ts';
import type { ReasonCode } from './types.ts';

/** A signature or document timestamp with all that can be said without a trusted root. */
export interface Checked {
  readonly found: FoundSignature;
  readonly kind: 'signature' | 'timestamp';
  readonly subFilter: string;
  readonly coverage: Coverage | null;
  readonly cms: ReadCms | null;
  readonly signer: ReadCertificate | null;
  readonly message: CheckedMessage | null;
  /** A document timestamp's own token. */
  readonly token: ReadToken | null;
  /** Tokens inside a signature, over its value. */
  readonly tokens: readonly CheckedToken[];
  readonly problems: readonly ReasonCode[];
}

export interface CheckedToken {
  readonly token: ReadToken;
  readonly authority: ReadCertificate | null;
  readonly intact: boolean;
  readonly weak: boolean;
}

const DETACHED = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached']);
const MAX_TOKENS = 5;

/** Reads the signature that a dictionary holds: where it lies, and what message it is. */
export function readSignature(file: PdfFile, found: FoundSignature): Checked {
  const subFilter = asName(file.resolve(found.dict.get('SubFilter'))) ?? '';
  const isStamp = subFilter === 'ETSI.RFC3161' || asName(file.resolve(found.dict.get('Type'))) === 'DocTimeStamp';
  const base = {
    found,
    kind: isStamp ? ('timestamp' as const) : ('signature' as const),
    subFilter,
    coverage: null,
    cms: null,
    signer: null,
    message: null,
    token: null,
    tokens: [],
  };
  const coverage = readCoverage(file, found.num);
  if (typeof coverage === 'string') return { ...base, problems: ['byte-range'] };
  if (!isStamp && !DETACHED.has(subFilter) && subFilter !== 'adbe.pkcs7.sha1')
    return { ...base, coverage, problems: ['unsupported-algorithm'] };
  try {
    const token = isStamp ? readToken(coverage.contents) : null;
    const cms = token?.cms ?? readCms(coverage.contents);
    return { ...base, coverage, cms, token, problems: [] };
  } catch (error) {
    if (!(error instanceof MalformedCms)) throw error;
    return { ...base, coverage, problems: ['malformed-signature'] };
  }
}

/** Checks the message against the bytes it covers; the signer's certificate may lie in /DSS alone. */
export function checkSignature(bytes: Buffer, read: Checked, evidence: Evidence): Checked {
  const { coverage, cms } = read;
  if (!coverage || !cms) return read;
  const [, b, c, d] = coverage.range;
  const covered = digestOf(bytes.subarray(0, b), bytes.subarray(c, c + d));
  const signer = cms.signer ?? namedIn(cms, evidence);
  if (!signer) return { ...read, problems: ['malformed-signature'] };
  const message = read.token ? checkToken(read.token, signer, covered) : checkContent(read, cms, signer, covered);
  const problems: ReasonCode[] = [...message.problems];
  if (cms.dirtyPadding) problems.push('malformed-signature');
  const value = digestOf(cms.value);
  return { ...read, signer, message, problems, tokens: read.token ? [] : tokensOf(cms, value, evidence) };
}

function checkContent(read: Checked, cms: ReadCms, signer: ReadCertificate, covered: Digest): CheckedMessage {
  if (read.subFilter !== 'adbe.pkcs7.sha1') {
    const checked = checkMessage(cms, signer, OID.data, covered);
    // A message that brings its own content says nothing about the file.
    return cms.content ? { ...checked, problems: ['malformed-signature', ...checked.problems] } : checked;
  }
  const content = cms.content ?? Buffer.alloc(0);
  const checked = checkMessage(cms, signer, OID.data, digestOf(content));
  const problems = covered('sha1').equals(content)
    ? checked.problems
    : (['digest-mismatch', ...checked.problems] as const);
  return { ...checked, problems, weak: true };
}

function tokensOf(cms: ReadCms, value: Digest, evidence: Evidence): CheckedToken[] {
  return cms.timestamps.slice(0, MAX_TOKENS).flatMap((der): CheckedToken[] => {
    try {
      const token = readToken(der);
      const authority = token.cms.signer ?? namedIn(token.cms, evidence);
      if (!authority) return [{ token, authority, intact: false, weak: false }];
      const { problems, weak } = checkToken(token, authority, value);
      return [{ token, authority, intact: problems.length === 0, weak }];
    } catch (error) {
      if (error instanceof MalformedCms) return [];
      throw error;
    }
  });
}

/** The certificate that signing-certificate names, among those that lie elsewhere in the file. */
function namedIn({ signingCertificate }: ReadCms, evidence: Evidence): ReadCertificate | null {
  const digest = signingCertificate?.digest;
  if (!signingCertificate || digest === undefined) return null;
  const isIt = ({ der }: ReadCertificate) => createHash(digest).update(der).digest().equals(signingCertificate.hash);
  return evidence.certificates.find(isIt) ?? null;
}

/** Messages inside a signature that bring certificates along. */
export function messagesIn(cms: ReadCms | null): ReadCms[] {
  if (!cms) return [];
  const tokens = cms.timestamps.slice(0, MAX_TOKENS).flatMap((der) => {
    try {
      return [readToken(der).cms];
    } catch (error) {
      if (error instanceof MalformedCms) return [];
      throw error;
    }
  });
  return [cms, ...tokens];
}
