import { createHash } from 'node:crypto';
import { type PreparedSignature, type SignedRevision, type SigningIdentity, signingKey } from '../../../pdf/index.ts';
import { TOKEN_ROOM, timestamp } from '../../certificates/timestamp.ts';
import type { Deps } from '../../deps.ts';
import { orWait } from '../sealer.ts';

/**
 * Signs what `prepare` lays out, with a timestamp: anew with more room where the token is larger than expected. Throws
 * `SealWaits` when a timestamp can't be had now.
 */
export async function signStep(
  deps: Deps,
  sign: (toBeSigned: Uint8Array) => Promise<Uint8Array>,
  prepare: (tokenRoom: number) => Promise<PreparedSignature>,
): Promise<SignedRevision> {
  let tokenRoom = TOKEN_ROOM;
  for (;;) {
    const prepared = await prepare(tokenRoom);
    const value = await sign(prepared.toBeSigned);
    const { token } = orWait(await timestamp(deps, createHash('sha256').update(value).digest()));
    if (token.length <= prepared.tokenRoom) return deps.pdf.embedSignature(prepared, value, token);
    tokenRoom = token.length + 1024;
  }
}

/** Signs with a key that is here. */
export function localSign({ key, algorithm }: SigningIdentity & { readonly key: Uint8Array }) {
  return async (toBeSigned: Uint8Array): Promise<Uint8Array> => signingKey(key).sign(toBeSigned, algorithm);
}

/** The identity without its key, as files and workers may know it. */
export function publicPart({ certificate, chain, algorithm }: SigningIdentity): Omit<SigningIdentity, 'key'> {
  return { certificate, chain, algorithm };
}
