import { expect, test } from 'vitest';
import { testEnvironment } from '../../../tests/support/deps.ts';

test('of many attempts at once exactly the allowed number passes, counted per key', async () => {
  const t = await testEnvironment('live');
  const limiter = t.deps.limiter('sign-in', 5, 60);
  const answers = await Promise.all(Array.from({ length: 12 }, () => limiter.take('mia@example.com')));
  expect(answers.filter((answer) => answer.allowed)).toHaveLength(5);
  const refused = answers.find((answer) => !answer.allowed);
  expect(refused?.retryAfterSeconds).toBeGreaterThan(50);
  expect((await limiter.take('kai@example.com')).allowed).toBe(true);
  expect((await t.deps.limiter('reset', 5, 60).take('mia@example.com')).allowed).toBe(true);
  await limiter.reset('mia@example.com');
  expect((await limiter.take('mia@example.com')).allowed).toBe(true);
  await t.close();
});

test('keys of one beginning are forgotten together, others and other limits are kept', async () => {
  const t = await testEnvironment('live');
  const [limiter, other] = [t.deps.limiter('guess', 1, 60), t.deps.limiter('guesses', 1, 60)];
  const keys = ['mia_%@example.com 192.0.2.1', 'mia_%@example.com 192.0.2.2', 'mia_%@example.community 192.0.2.1'];
  for (const key of keys) await Promise.all([limiter.take(key), other.take(key)]);
  await limiter.resetAll('mia_%@example.com ');
  const answers = await Promise.all(keys.map((key) => limiter.take(key)));
  expect(answers.map(({ allowed }) => allowed)).toEqual([true, true, false]);
  expect((await other.take(keys[0] ?? '')).allowed).toBe(false);
  await t.close();
});
