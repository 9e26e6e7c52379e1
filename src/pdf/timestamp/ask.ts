import { createHash } from 'node:crypto';
import { fromBER, type Sequence } from 'asn1js';
import { TimeStampResp, TSTInfo } from 'pkijs';
import { boolean, integer, nothing, octets, oid, sequence } from '../cms/der.ts';
import { OID } from '../cms/oids.ts';
import { MalformedCms } from '../cms/read-cms.ts';
import type { ReadCertificate } from '../pki/certificate.ts';
import { readCertificate } from '../pki/certificate.ts';
import { buildChain, isLeafFor, isValidAt } from '../verify/chain.ts';
import { checkToken, type ReadToken, readToken } from '../verify/message.ts';

/** How far the authority's clock may be from ours. */
const TOLERANCE_MS = 5 * 60_000;

export interface TimestampAsk {
  /** SHA-256 of what is stamped. */
  readonly digest: Uint8Array;
  /** Random, 8 bytes or more. */
  readonly nonce: Uint8Array;
  /** Dotted; the authority chooses where none is asked for. */
  readonly policy?: string;
}

/** A request of RFC 3161, 2.4.1: DER. The authority's certificates are asked for. */
export function timestampRequest({ digest, nonce, policy }: TimestampAsk): Uint8Array {
  return sequence(
    integer(1),
    sequence(sequence(oid(OID.sha256), nothing()), octets(digest)),
    ...(policy === undefined ? [] : [oid(policy)]),
    integer(nonce),
    boolean(true),
  );
}

export interface ToldToken {
  /** DER of the ContentInfo. */
  readonly token: Uint8Array;
  readonly time: Date;
  /** Authority first, then its issuers as far as they are known; all DER. */
  readonly chain: readonly Uint8Array[];
  /** End of the authority's certificate. */
  readonly until: Date;
}

/** Why an answer is no timestamp; the message is a part of a sentence after "it". */
export class TimestampRefused extends Error {
  override readonly name = 'TimestampRefused';
}

export interface TimestampTrust {
  readonly time: Date;
  /** Roots that the authority's chain must lead to, DER; empty: any chain will do. */
  readonly roots: readonly Uint8Array[];
}

/**
 * Reads the answer to a request and checks all of it (RFC 3161, 2.4.2): status, imprint, nonce, policy, time, the value,
 * the signing-certificate attribute, and that the authority's certificate is one for timestamps alone, in force, and
 * chained to a given root. Throws `TimestampRefused`, whatever was received.
 */
export function readTimestampAnswer(answer: Uint8Array, asked: TimestampAsk, trust: TimestampTrust): ToldToken {
  const der = tokenIn(answer);
  let token: ReadToken;
  let info: TSTInfo;
  try {
    token = readToken(der);
    info = TSTInfo.fromBER(Buffer.from(token.cms.content ?? Buffer.alloc(0)));
  } catch (cause) {
    throw new TimestampRefused('answered with something that is no timestamp', { cause });
  }
  checkInfo(info, asked, trust.time);
  const authority = token.cms.signer;
  if (!authority) throw new TimestampRefused('did not send its certificate');
  if (!token.cms.signingCertificate) throw new TimestampRefused('does not name its certificate in what it signed');
  const { problems, weak } = checkToken(token, authority, (hash) =>
    hash === 'sha256' ? Buffer.from(asked.digest) : createHash(hash).digest(),
  );
  if (problems.includes('digest-mismatch')) throw new TimestampRefused('stamped something else than was asked for');
  if (problems.length > 0 || weak) throw new TimestampRefused('answered with a signature that is not good');
  const chain = chainOf(token, authority, trust);
  return { token: der, time: token.time, chain, until: authority.notAfter };
}

/** What a token says of itself, without a judgement: for tokens that were checked before. Throws for what is none. */
export function inspectToken(der: Uint8Array): ToldToken {
  const token = readToken(der);
  const authority = token.cms.signer;
  if (!authority) throw new MalformedCms('The token holds no certificate of its authority.');
  const certificates = new Map(token.cms.certificates.map((each) => [each.der.toString('base64'), each]));
  const chain = [...certificates.values()].filter((each) => !each.der.equals(authority.der)).map((each) => each.der);
  return { token: der, time: token.time, chain: [authority.der, ...chain], until: authority.notAfter };
}

function tokenIn(answer: Uint8Array): Uint8Array {
  const parsed = fromBER(answer);
  try {
    if (parsed.offset === -1) throw new MalformedCms('The answer is no ASN.1.');
    const { status, timeStampToken } = new TimeStampResp({ schema: parsed.result });
    const code = Number(status.status);
    // granted, and granted with modifications.
    if (code !== 0 && code !== 1) throw new TimestampRefused(`refused the request (status ${code})`);
    if (!timeStampToken) throw new TimestampRefused('answered without a timestamp');
  } catch (cause) {
    if (cause instanceof TimestampRefused) throw cause;
    throw new TimestampRefused('answered with something that is no timestamp', { cause });
  }
  // The bytes as they were sent: written anew they might not be what was signed.
  const [, token] = (parsed.result as Sequence).valueBlock.value;
  return new Uint8Array(token?.valueBeforeDecodeView ?? []);
}

function checkInfo(info: TSTInfo, asked: TimestampAsk, now: Date): void {
  const nonce = info.nonce ? withoutZeros(new Uint8Array(info.nonce.valueBlock.valueHexView)) : null;
  if (!nonce?.equals(withoutZeros(asked.nonce))) throw new TimestampRefused('answered another request (wrong nonce)');
  if (asked.policy !== undefined && info.policy !== asked.policy)
    throw new TimestampRefused(`stamped under the policy ${info.policy}, not ${asked.policy}`);
  if (Math.abs(info.genTime.getTime() - now.getTime()) > TOLERANCE_MS)
    throw new TimestampRefused(`says it is ${info.genTime.toISOString()}, which is not plausible`);
}

function withoutZeros(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  return Buffer.from(first < 0 ? [] : bytes.subarray(first));
}

function chainOf({ cms, time }: ReadToken, authority: ReadCertificate, trust: TimestampTrust): Uint8Array[] {
  if (!isLeafFor(authority, 'timestamp'))
    throw new TimestampRefused('signed with a certificate not made for timestamps');
  if (!isValidAt(authority, time)) throw new TimestampRefused('signed with a certificate that is not in force');
  const anchors = trust.roots.map((certificate) => ({ certificate: readCertificate(certificate), label: 'given' }));
  const chain = buildChain(authority, 'timestamp', time, {
    now: trust.time,
    anchors,
    certificates: cms.certificates,
    crls: [],
    ocsps: [],
    known: new Map(),
    checksLeft: 200,
  });
  if (anchors.length > 0 && chain.problem !== null)
    throw new TimestampRefused('signed with a certificate that leads to none of the given roots');
  return chain.certificates.map(({ der }) => der);
}
