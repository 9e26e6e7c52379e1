import { randomBytes } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import {
  chainTo,
  inspectCertificate,
  Pkcs12Error,
  readTimestampAnswer,
  type TimestampAsk,
  TimestampRefused,
  type ToldToken,
  timestampRequest,
  timestampToken,
  type ValidationData,
} from '../../pdf/index.ts';
import { NoAnswer, type TimestampService } from '../../platform/fetch/timestamp-services.ts';
import type { Deps } from '../deps.ts';
import type { CertificateDeps } from './ensure.ts';
import { builtInProof, builtInTimestamps } from './identity.ts';
import { canBeProved, missingIssuers, outsideEvidence } from './outside-evidence.ts';

export type TimestampDeps = CertificateDeps & Pick<Deps, 'fetch' | 'timestamps' | 'log'>;

export interface Timestamp {
  /** DER of the token. */
  readonly token: Uint8Array;
  /** End of the authority's certificate: what the token proves has to be stamped again before. */
  readonly until: Date;
  /** What proves the authority's certificate as of now. */
  readonly validation: ValidationData;
}

/** `detail.why` is a sentence for whoever waits. */
export type TimestampRefusal = Refusal<'no-timestamp'>;

/** Bytes to keep free for a token: most are far smaller; one that is not is given its own room. */
export const TOKEN_ROOM = 12 * 1024;

/**
 * A timestamp (RFC 3161) over a SHA-256 digest, from the first of the operator's authorities that answers as it should
 * and whose certificate can be proved; from the built-in one where none is named, and always in the sandbox. When none
 * answers nobody else stamps: the refusal tells why. Asks the network: never inside a transaction.
 */
export async function timestamp(deps: TimestampDeps, digest: Uint8Array): Promise<Timestamp | TimestampRefusal> {
  const { services } = deps.timestamps;
  if (services.length === 0) return builtIn(deps, digest);
  const failures: string[] = [];
  for (const service of services) {
    const answer = await askOne(deps, service, digest);
    if (!isRefusal(answer)) return answer;
    failures.push(String(answer.detail?.why));
    deps.log.warn({ authority: service.name, why: answer.detail?.why }, 'A timestamp authority gave no timestamp');
  }
  return refuse('no-timestamp', { why: `No timestamp could be had: ${failures.join('; ')}.` });
}

async function builtIn(deps: TimestampDeps, digest: Uint8Array): Promise<Timestamp> {
  const { timestamp: authority, validation } = await builtInTimestamps(deps);
  const token = await timestampToken({ digest, authority, chain: authority.chain, time: deps.clock() });
  return { token, until: inspectCertificate(authority.certificate).notAfter, validation };
}

async function askOne(
  deps: TimestampDeps,
  service: TimestampService,
  digest: Uint8Array,
): Promise<Timestamp | TimestampRefusal> {
  const { policy, roots } = deps.timestamps;
  const asked: TimestampAsk = { digest, nonce: randomBytes(16), ...(policy === null ? {} : { policy }) };
  try {
    const answer = await service.ask(timestampRequest(asked));
    const told = readTimestampAnswer(answer, asked, { time: deps.clock(), roots });
    const validation = await proofOfToken(deps, told);
    if (!isRefusal(validation)) return { token: told.token, until: told.until, validation };
    return refuse('no-timestamp', { why: `${service.name}: ${sentence(validation)}` });
  } catch (error) {
    if (!(error instanceof NoAnswer) && !(error instanceof TimestampRefused)) throw error;
    return refuse('no-timestamp', { why: `${service.name} ${error.message}` });
  }
}

/**
 * What proves the certificate of a token's authority as of now: from this installation's own store for the built-in one,
 * else fetched from the addresses that it and its issuers name.
 */
export async function proofOfToken(
  deps: TimestampDeps,
  { chain }: Pick<ToldToken, 'chain'>,
): Promise<ValidationData | TimestampRefusal> {
  const [authority, ...above] = chain;
  if (authority === undefined) throw new Error('A token without a certificate was taken.');
  const own = await builtInProof(deps, inspectCertificate(authority).serial);
  if (own !== undefined) return own;
  const known = [...above, ...deps.timestamps.roots];
  const found = [...known, ...(await missingIssuers(deps, authority, known))];
  const issuers = issuersOf(authority, found);
  if (issuers === undefined) return refuse('no-timestamp', { why: 'the issuer of its certificate is not known' });
  if (!canBeProved(authority, issuers))
    return refuse('no-timestamp', { why: 'its certificate names nobody who tells whether it was revoked' });
  const evidence = await outsideEvidence(deps, authority, issuers);
  if (isRefusal(evidence)) return refuse('no-timestamp', { why: sentence(evidence) });
  return evidence;
}

function issuersOf(authority: Uint8Array, among: readonly Uint8Array[]): Uint8Array[] | undefined {
  try {
    return chainTo(authority, among);
  } catch (error) {
    if (error instanceof Pkcs12Error) return undefined;
    throw error;
  }
}

function sentence({ detail }: { readonly detail?: Readonly<Record<string, unknown>> }): string {
  return String(detail?.why).replace(/\.$/, '');
}
