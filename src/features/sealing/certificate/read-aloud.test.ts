import { afterAll, beforeAll, expect, test } from 'vitest';
import { completedDocument } from '../../../../tests/support/completed.ts';
import { type TestEnvironment, testEnvironment } from '../../../../tests/support/deps.ts';
import { readAloud } from '../../../../tests/support/read-aloud.ts';

let t: TestEnvironment;
beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(() => t.close());

test('the sealed completion certificate is read aloud in order: headings, lists, tables with heads, pictures in words', async () => {
  const { certificate } = await completedDocument(t.deps);
  const { faults, facts, told, structure, pictures } = readAloud(certificate);
  expect(faults).toBe(0);
  expect(facts).toMatch(/Title: +Completion certificate: [\s\S]*Tagged: +yes/);
  const order = ['Document', 'H1', 'Completion certificate', 'Figure', 'H2', 'Summary', 'Lbl', 'Document ID', 'LBody'];
  order.push('Recipients, and how each was proved', 'Table', 'TR', 'TH', 'Person', 'TD', 'H2', 'Events', 'Audit chain');
  let at = 0;
  for (const words of order) {
    const next = told.indexOf(words, at);
    expect(next, `${words} after ${told.slice(Math.max(0, at - 40), at)}`).toBeGreaterThan(-1);
    at = next + 1;
  }
  expect(pictures).toEqual([
    expect.stringContaining('QR code that opens http'),
    '(Signature of Mia Torres)',
    '(Signature of Kai Lindqvist)',
  ]);
  expect(told).toContain('Check the document: scan the code, or open localhost');
  // What stands at the foot of each page is not told; every row of a table has as many cells as its head.
  expect(told).not.toContain('Page 1 of');
  const rows = structure
    .split(/\n\s*TR/)
    .slice(1)
    .map((row) => (row.split(/\n\s*(?:H2|P|L|Table)\b/)[0] ?? '').match(/\bT[HD]\b/g)?.length);
  expect(rows.length).toBeGreaterThan(4);
  expect(new Set(rows)).toEqual(new Set([4]));
});
