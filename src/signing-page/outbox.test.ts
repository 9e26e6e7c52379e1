import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OwnerChanges } from '../contract/sign/requests.ts';
import { createApi } from './api.ts';
import { createOutbox } from './outbox.ts';

/** What a browser has and Node hasn't. */
beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function outboxBefore(answer: Response) {
  const request = vi.fn<typeof fetch>().mockResolvedValue(answer);
  vi.stubGlobal('fetch', request);
  const told: OwnerChanges[] = [];
  const refused: string[] = [];
  const make = () =>
    createOutbox({
      api: createApi('/sign/r/mia'),
      key: 'mia',
      before: async () => undefined,
      seenEdit: 4,
      onState: () => undefined,
      onChanged: (changes) => told.push(changes),
      onRefused: ({ code }) => refused.push(code),
    });
  return { request, told, refused, make };
}

const refusal = (status: number, code: string) => Response.json({ error: { code } }, { status });

test('each save says which edit the page has seen, and hands on what the owner has changed since', async () => {
  const { request, told, make } = outboxBefore(Response.json({ done: true, changed: ['title'] }));
  make().put('city', 'Leeds');
  await vi.advanceTimersByTimeAsync(1000);
  expect(JSON.parse(String(request.mock.calls[0]?.[1]?.body))).toEqual({ answers: { city: 'Leeds' }, seenEdit: 4 });
  expect(told).toEqual([{ changed: ['title'] }]);
});

test.each([
  [403, 'gate-closed', { city: 'Leeds' }],
  [409, 'not-your-turn', { city: 'Leeds' }],
  [422, 'foreign-widget', {}],
])('after %i %s the next visit finds %o', async (status, code, left) => {
  const { refused, make } = outboxBefore(refusal(status, code));
  make().put('city', 'Leeds');
  await vi.advanceTimersByTimeAsync(1000);
  expect(refused).toEqual([code]);
  expect(make().restore().answers).toEqual(left);
});
