import { createHash } from 'node:crypto';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import {
  inspectCertificate,
  type Mark,
  type PreparedSignature,
  type PreparedTimestamp,
  type SealedFile,
  type SealTerms,
  type SignedRevision,
  type ValidationData,
} from '../../pdf/index.ts';
import type { Derived } from '../../platform/blobs/blob-store.ts';
import { builtInTimestamps, joinValidation } from '../certificates/identity.ts';
import { type ChosenSigner, signerOf } from '../certificates/signer-of.ts';
import { type Timestamp, type TimestampDeps, TOKEN_ROOM, timestamp } from '../certificates/timestamp.ts';
import type { Deps } from '../deps.ts';

/** The seal has to wait for somebody outside; the message is the sentence that its owner reads. Thrown, for it comes out of the midst of a file. */
export class SealWaits extends Error {
  override readonly name = 'SealWaits';
}

/** A sealed file, and the end of what its document timestamp proves without renewal. */
export interface Sealed extends Derived {
  readonly until: Date;
}

/** Seals to B-LTA for one tenant at one moment. Its calls throw `SealWaits` when signer or timestamps can't be had now. */
export interface Sealer {
  /** Draws the marks over a stored file and seals it, from disk to disk. */
  file(sha256: string, marks: readonly Mark[], reason: string): Promise<Sealed>;
  bytes(pdf: Uint8Array, reason: string): Promise<Sealed>;
}

export async function sealerFor(deps: Deps, tenantId: string, moment: Date): Promise<Sealer> {
  const at = { ...deps, clock: () => moment };
  const signer = orWait(await signerOf(at, tenantId));
  const name = nameOn(deps, signer);
  const terms = (reason: string): SealTerms => ({ level: 'B-LTA', reason, name, time: moment });
  const { key } = signer.identity;
  if (key === undefined || deps.timestamps.services.length > 0) return inSteps(deps, signer, terms);

  const { timestamp: authority, validation } = await builtInTimestamps(at);
  const identity = {
    signer: { ...signer.identity, key },
    timestamp: authority,
    validation: joinValidation(orWait(await signer.proof()), validation),
  };
  const until = inspectCertificate(authority.certificate).notAfter;
  return {
    async file(sha256, marks, reason) {
      const seal = { ...terms(reason), identity };
      const made = await deps.blobs.derive(sha256, (from, to) => deps.pdf.sealFile({ from, to, marks, seal }));
      return { ...made, until };
    },
    async bytes(pdf, reason) {
      const sealed = await deps.pdf.seal(pdf, { ...terms(reason), identity });
      return { sha256: await deps.blobs.put(sealed), size: sealed.byteLength, until };
    },
  };
}

/** What readers show as the signature's name: whom an outside certificate names. */
export function nameOn(deps: Deps, { source, identity }: ChosenSigner): string {
  const own = `${deps.environment.certificatePrefix}${deps.settings.productName}`;
  return source === 'built-in' ? own : inspectCertificate(identity.certificate).commonName || own;
}

type StampDeps = TimestampDeps & Pick<Deps, 'pdf'>;

/** The key or the timestamps are elsewhere: workers hold the file for each step, and nobody holds it while others are asked. */
function inSteps(deps: Deps, signer: ChosenSigner, terms: (reason: string) => SealTerms): Sealer {
  async function file(sha256: string, marks: readonly Mark[], reason: string): Promise<Sealed> {
    let until: Date | undefined;
    const made = await deps.blobs.derive(sha256, async (from, to): Promise<SealedFile> => {
      const { certificate, chain, algorithm } = signer.identity;
      const about = { ...terms(reason), signer: { certificate, chain, algorithm } };
      const { signed, proof } = await signPrepared(deps, signer, (tokenRoom) =>
        deps.pdf.prepareSignature({ from, marks, signature: { ...about, tokenRoom } }),
      );
      const validation = joinValidation(orWait(await signer.proof()), proof);
      const stamped = await stampArchive(deps, from, signed, validation);
      until = stamped.until;
      return deps.pdf.writeSealed({ from, to, sealed: stamped.sealed });
    });
    if (until === undefined) throw new Error('A file was sealed without a timestamp.');
    return { ...made, until };
  }
  return { file, bytes: async (pdf, reason) => file(await deps.blobs.put(pdf), [], reason) };
}

/**
 * Signs what `prepare` lays out, with a timestamp and what proves that: anew with more room where the token does not fit,
 * for its size is only known once there is one, and one of the same authority will have the same again.
 */
export async function signPrepared(
  deps: StampDeps,
  signer: ChosenSigner,
  prepare: (tokenRoom: number) => Promise<PreparedSignature>,
): Promise<{ readonly signed: SignedRevision; readonly proof: ValidationData }> {
  let tokenRoom = TOKEN_ROOM;
  for (;;) {
    const prepared = await prepare(tokenRoom);
    const value = orWait(await signer.sign(prepared.toBeSigned));
    const stamp = await stamped(deps, createHash('sha256').update(value).digest());
    if (stamp.token.length <= prepared.tokenRoom)
      return { signed: await deps.pdf.embedSignature(prepared, value, stamp.token), proof: stamp.validation };
    tokenRoom = roomFor(stamp);
  }
}

async function stampArchive(deps: Deps, from: string, signed: SignedRevision, validation: ValidationData) {
  return stampPrepared(deps, async (tokenRoom) => {
    const request = { from, signed, validation, time: deps.clock(), tokenRoom };
    const prepared = await deps.pdf.prepareLongTerm(request);
    if (prepared.state === 'sealed') throw new Error('A seal of level B-LTA has room for no timestamp.');
    return prepared;
  });
}

/** Puts a token into what `prepare` makes room in, anew with more room where it is too large. */
export async function stampPrepared(deps: StampDeps, prepare: (tokenRoom: number) => Promise<PreparedTimestamp>) {
  let tokenRoom = TOKEN_ROOM;
  for (;;) {
    const prepared = await prepare(tokenRoom);
    const stamp = await stamped(deps, prepared.digest);
    if (stamp.token.length <= tokenRoom)
      return { sealed: await deps.pdf.embedTimestamp(prepared, stamp.token), until: stamp.until };
    tokenRoom = roomFor(stamp);
  }
}

async function stamped(deps: StampDeps, digest: Uint8Array): Promise<Timestamp> {
  return orWait(await timestamp(deps, digest));
}

function roomFor({ token }: Timestamp): number {
  return token.length + 1024;
}

/** The outcome, or the wait that a refusal means. */
export function orWait<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new SealWaits(String(outcome.detail?.why ?? outcome.refused));
  return outcome;
}
