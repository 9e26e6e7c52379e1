/** Hex SHA-256 of the UTF-8 text, passed in: domain knows no crypto. */
export type HashText = (text: string) => string;

/** What stands before the first event of a document. */
export const CHAIN_START = '0'.repeat(64);

export interface AuditFacts {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** SHA-256 of the file the person was shown. */
  readonly fileSha256: string | null;
}

export interface ChainedEvent extends AuditFacts {
  readonly previousHash: string;
  readonly hash: string;
}

/** The event with its link to the one before. */
export function chainEvent(previousHash: string, facts: AuditFacts, hash: HashText): ChainedEvent {
  const { seq, at, kind, actor, data, ip, userAgent, fileSha256 } = facts;
  const sealed = { previousHash, seq, at: at.toISOString(), kind, actor, data, ip, userAgent, fileSha256 };
  return { ...facts, previousHash, hash: hash(canonicalJson(sealed)) };
}

/** `brokenAt` is the first sequence number that doesn't follow from those before; null when all do. */
export function verifyChain(
  events: readonly ChainedEvent[],
  hash: HashText,
): { readonly brokenAt: number | null; readonly head: string } {
  let previous = CHAIN_START;
  for (const [index, event] of events.entries()) {
    const expected = chainEvent(previous, event, hash);
    const follows = event.seq === index + 1 && event.previousHash === previous && event.hash === expected.hash;
    if (!follows) return { brokenAt: event.seq, head: previous };
    previous = event.hash;
  }
  return { brokenAt: null, head: previous };
}

/** JSON with keys in code-unit order and no spaces (RFC 8785 for strings, integers, booleans and null). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
