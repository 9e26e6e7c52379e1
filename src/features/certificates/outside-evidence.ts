import { createHash, X509Certificate } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import {
  certificateFrom,
  chainTo,
  inspectCertificate,
  needsNoCheck,
  ocspRequest,
  placesOf,
  readProof,
  type ValidationData,
} from '../../pdf/index.ts';
import type { GuardedFetch } from '../../platform/fetch/guarded-fetch.ts';
import type { Deps } from '../deps.ts';

export type EvidenceDeps = Pick<Deps, 'fetch' | 'clock'>;
/** `why` is a sentence for whoever waits for the seal. */
export type EvidenceRefusal = Refusal<'certificate-revoked' | 'evidence-missing'>;

const TIMEOUT_MS = 10_000;
const OCSP_BYTES = 64 * 1024;
const CRL_BYTES = 8 * 1024 * 1024;
const CERTIFICATE_BYTES = 64 * 1024;
const LONGEST_CHAIN = 6;
/** An answer fetched anew for every seal would tell nothing more. */
const KEPT_MS = 10 * 60 * 1000;

interface Found {
  readonly ocsps: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly certificates: readonly Uint8Array[];
}
interface Kept {
  readonly found: Found;
  readonly until: number;
}
const kept = new WeakMap<GuardedFetch, Map<string, Kept>>();

/**
 * What proves an outside certificate as of now: its chain (issuer first, root last), and for each certificate but the
 * root an OCSP answer, or a revocation list where there is none, fetched from the addresses it names. A certificate that
 * names no address is left without proof. Asks the network: never call it inside a transaction.
 */
export async function outsideEvidence(
  deps: EvidenceDeps,
  certificate: Uint8Array,
  chain: readonly Uint8Array[],
): Promise<ValidationData | EvidenceRefusal> {
  const path = [certificate, ...chain];
  const parts: Found[] = [];
  for (const [position, one] of path.entries()) {
    const issuer = path[position + 1];
    if (issuer === undefined) break;
    const found = await proofOf(deps, one, issuer);
    if (isRefusal(found)) return found;
    parts.push(found);
  }
  return {
    certificates: distinct([...path, ...parts.flatMap(({ certificates }) => certificates)]),
    ocsps: distinct(parts.flatMap(({ ocsps }) => ocsps)),
    crls: distinct(parts.flatMap(({ crls }) => crls)),
  };
}

/** Whether every certificate below the root names an address that tells of its revocation. */
export function canBeProved(certificate: Uint8Array, chain: readonly Uint8Array[]): boolean {
  return [certificate, ...chain].slice(0, -1).every((one) => {
    const { ocsp, crls } = placesOf(one);
    return ocsp.length + crls.length > 0;
  });
}

/** Issuers that `known` lacks, fetched from the addresses in the certificates; what can't be fetched is left out. */
export async function missingIssuers(
  deps: EvidenceDeps,
  certificate: Uint8Array,
  known: readonly Uint8Array[],
): Promise<Uint8Array[]> {
  const fetched: Uint8Array[] = [];
  let last = certificate;
  for (let step = 0; step < LONGEST_CHAIN && !isComplete(certificate, [...known, ...fetched]); step++) {
    const next = await issuerOf(deps, last, known);
    if (next === undefined) break;
    if (!known.includes(next)) fetched.push(next);
    last = next;
  }
  return fetched;
}

function isComplete(certificate: Uint8Array, among: readonly Uint8Array[]): boolean {
  try {
    chainTo(certificate, among);
    return true;
  } catch {
    return false;
  }
}

async function issuerOf(
  deps: EvidenceDeps,
  certificate: Uint8Array,
  known: readonly Uint8Array[],
): Promise<Uint8Array | undefined> {
  const here = known.find((one) => one !== certificate && isIssuedBy(certificate, one));
  if (here !== undefined) return here;
  for (const url of placesOf(certificate).issuers) {
    const found = certificateFrom((await ask(deps, url, { mostBytes: CERTIFICATE_BYTES })) ?? Buffer.alloc(0));
    if (found !== undefined && isIssuedBy(certificate, found)) return found;
  }
  return undefined;
}

function isIssuedBy(certificate: Uint8Array, issuer: Uint8Array): boolean {
  const [of, by] = [certificateOf(certificate), certificateOf(issuer)];
  return of.checkIssued(by) && of.verify(by.publicKey);
}

async function proofOf(
  deps: EvidenceDeps,
  certificate: Uint8Array,
  issuer: Uint8Array,
  isResponder = false,
): Promise<Found | EvidenceRefusal> {
  const answers = kept.get(deps.fetch) ?? new Map<string, Kept>();
  kept.set(deps.fetch, answers);
  const key = createHash('sha256').update(certificate).update(issuer).digest('base64');
  const now = deps.clock().getTime();
  const known = answers.get(key);
  if (known !== undefined && known.until > now && known.until - KEPT_MS <= now) return known.found;
  const fetched = await fetchProof(deps, certificate, issuer, isResponder);
  if (isRefusal(fetched)) return fetched;
  for (const [one, { until }] of answers) if (until <= now) answers.delete(one);
  answers.set(key, { found: fetched.found, until: Math.min(now + KEPT_MS, fetched.freshUntil?.getTime() ?? Infinity) });
  return fetched.found;
}

async function fetchProof(deps: EvidenceDeps, certificate: Uint8Array, issuer: Uint8Array, isResponder: boolean) {
  const { ocsp, crls } = placesOf(certificate);
  const about = { certificate, issuer, time: deps.clock() };
  for (const url of isResponder ? [] : ocsp) {
    const body = ocspRequest(certificate, issuer);
    const headers = { 'content-type': 'application/ocsp-request' };
    const received = await ask(deps, url, { method: 'POST', headers, body, mostBytes: OCSP_BYTES });
    const proof = received && readProof('ocsp', received, about);
    if (proof?.status === 'revoked') return revoked(certificate);
    if (!received || proof?.status !== 'good') continue;
    const more = await Promise.all(proof.certificates.map((responder) => proofOfResponder(deps, responder, issuer)));
    const found: Found = {
      ocsps: [received],
      crls: more.flat(),
      certificates: proof.certificates,
    };
    return { found, freshUntil: proof.freshUntil };
  }
  for (const url of crls) {
    const received = await ask(deps, url, { mostBytes: CRL_BYTES });
    const proof = received && readProof('crl', received, about);
    if (proof?.status === 'revoked') return revoked(certificate);
    if (received && proof?.status === 'good')
      return { found: { ocsps: [], crls: [received], certificates: [] }, freshUntil: proof.freshUntil };
  }
  if (ocsp.length + crls.length === 0) return { found: { ocsps: [], crls: [], certificates: [] }, freshUntil: null };
  const hosts = [...new Set([...ocsp, ...crls].map((url) => new URL(url).host))].join(', ');
  return refuse('evidence-missing', {
    why: `Nobody can say at the moment whether the certificate "${nameOf(certificate)}" is still good: ${hosts} does not answer as it should.`,
  });
}

/** Lists that prove a responder which does not say that it needs none; without them the answer stands alone. */
async function proofOfResponder(
  deps: EvidenceDeps,
  responder: Uint8Array,
  issuer: Uint8Array,
): Promise<readonly Uint8Array[]> {
  if (needsNoCheck(responder) || !isIssuedBy(responder, issuer)) return [];
  const found = await proofOf(deps, responder, issuer, true);
  return isRefusal(found) ? [] : found.crls;
}

function revoked(certificate: Uint8Array): EvidenceRefusal {
  return refuse('certificate-revoked', { why: `The certificate "${nameOf(certificate)}" was revoked by its issuer.` });
}

type Asked = Omit<Parameters<GuardedFetch>[1], 'method' | 'timeoutMs'> & { readonly method?: 'GET' | 'POST' };

/** The body of a good answer; undefined for every other outcome. */
async function ask({ fetch }: EvidenceDeps, url: string, request: Asked): Promise<Uint8Array | undefined> {
  try {
    const answer = await fetch(url, { method: 'GET', ...request, timeoutMs: TIMEOUT_MS });
    return answer.status === 200 ? answer.bytes : undefined;
  } catch {
    return undefined;
  }
}

function distinct(items: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(items.map((item) => [Buffer.from(item).toString('base64'), item])).values()];
}

function certificateOf(der: Uint8Array): X509Certificate {
  return new X509Certificate(Buffer.from(der));
}

function nameOf(der: Uint8Array): string {
  const { commonName, subject } = inspectCertificate(der);
  return commonName || subject;
}
