import type { PreparedSignature, PreparedTimestamp, SealedRevision, SignedRevision } from './types.ts';

export type State = PreparedSignature | SignedRevision | PreparedTimestamp | SealedRevision;

/** A state as text, to be kept until a signer or an authority answers. */
export function storeState(state: State): string {
  return JSON.stringify(state, (_, value: unknown) => {
    if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
    // A Buffer has been turned into an object before it is handed over here.
    if (isWrittenBuffer(value)) return { base64: Buffer.from(value.data).toString('base64') };
    return value;
  });
}

/** The state that `storeState` made text of. Throws for other text, and for another kind of state than is named. */
export function restoreState<Kind extends State['state']>(text: string, kind: Kind): Extract<State, { state: Kind }> {
  const found: unknown = JSON.parse(text, (_, value: unknown) => (isEncoded(value) ? decoded(value.base64) : value));
  if (typeof found !== 'object' || found === null || !('state' in found) || found.state !== kind)
    throw new TypeError(`This is no state "${kind}".`);
  return found as Extract<State, { state: Kind }>;
}

function isWrittenBuffer(value: unknown): value is { readonly data: readonly number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
}

function isEncoded(value: unknown): value is { readonly base64: string } {
  return typeof value === 'object' && value !== null && 'base64' in value && Object.keys(value).length === 1;
}

function decoded(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
