import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CHAIN_START, type ChainedEvent, canonicalJson, chainEvent, verifyChain } from './chain.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

function chain(count: number): ChainedEvent[] {
  const events: ChainedEvent[] = [];
  for (let seq = 1; seq <= count; seq++) {
    const facts = {
      seq,
      at: new Date(seq * 1000),
      kind: 'viewed',
      actor: 'mia@example.com',
      data: { b: seq, a: 'é' },
      ip: '127.0.0.1',
      userAgent: null,
      fileSha256: null,
    };
    events.push(chainEvent(events.at(-1)?.hash ?? CHAIN_START, facts, hash));
  }
  return events;
}

describe('the audit chain', () => {
  it('holds as it was written and names its head', () => {
    const events = chain(4);
    expect(verifyChain(events, hash)).toEqual({ brokenAt: null, head: events[3]?.hash });
    expect(verifyChain([], hash)).toEqual({ brokenAt: null, head: CHAIN_START });
  });

  it.each<[string, (events: ChainedEvent[]) => ChainedEvent[]]>([
    ['a changed actor', (events) => events.map((one) => (one.seq === 2 ? { ...one, actor: 'kai@example.com' } : one))],
    ['a changed time', (events) => events.map((one) => (one.seq === 2 ? { ...one, at: new Date(0) } : one))],
    ['changed data', (events) => events.map((one) => (one.seq === 2 ? { ...one, data: { a: 'é', b: 3 } } : one))],
    ['a missing event', (events) => events.filter((one) => one.seq !== 2)],
    ['events swapped', ([a, b, c, d]) => [a, c, b, d] as ChainedEvent[]],
  ])('shows %s', (_what, change) => {
    expect(verifyChain(change(chain(4)), hash).brokenAt).not.toBeNull();
  });

  it('does not depend on the order in which a database returns keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
  });
});
