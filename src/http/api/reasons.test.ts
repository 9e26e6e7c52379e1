import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { apiReasons } from './reasons.ts';

test('the page of reasons lists each of them with its meaning', async () => {
  const page = await readFile(new URL('../../../docs/api-errors.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm)].map(([, code, text]) => [code, text]);
  expect(Object.fromEntries(rows)).toEqual(apiReasons);
});
