import { expect, test } from 'vitest';
import { isEmail, isPersonName } from './person.ts';

test('an e-mail is ASCII, in one piece, with a domain of several labels', () => {
  for (const good of ["o'neil+x@mail.example.co.uk", 'A_b-1@x-y.example', `${'a'.repeat(242)}@example.com`]) {
    expect([good, isEmail(good)]).toEqual([good, true]);
  }
  const bad = [
    '',
    'ana',
    'ana@localhost',
    'josé@example.com',
    'a\u202eb@example.com',
    'a b@example.com',
    'a@b@c.example',
  ];
  for (const no of [
    ...bad,
    'a..b@example.com',
    '.a@example.com',
    'a@example.com\n',
    'a@-.example',
    `${'a'.repeat(243)}@example.com`,
  ]) {
    expect([no, isEmail(no)]).toEqual([no, false]);
  }
});

test('a name is any script, on one line, without marks that turn the direction', () => {
  for (const good of ['Ana', 'Zoë O’Neil-Šimić', '山田太郎', 'דנה לוי', 'x'.repeat(200)])
    expect(isPersonName(good)).toBe(true);
  for (const no of [
    '',
    'x'.repeat(201),
    'a\nb',
    'a\rb',
    'a\tb',
    'a\u0000b',
    'a\u0085b',
    'a\u2028b',
    'a\u2029b',
    'a\u202eb',
    'a\u2066b',
    'a\u200fb',
  ]) {
    expect([no, isPersonName(no)]).toEqual([no, false]);
  }
});
