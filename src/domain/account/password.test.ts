import { expect, test } from 'vitest';
import { isPasswordGoodEnough, passwordChecklist } from './password.ts';

test('a password needs 8 characters, upper, lower, digit and symbol', () => {
  expect(isPasswordGoodEnough('Abcdef1!')).toBe(true);
  for (const weak of ['Abcde1!', 'abcdef1!', 'ABCDEF1!', 'Abcdefg!', 'Abcdefg1']) {
    expect([weak, isPasswordGoodEnough(weak)]).toEqual([weak, false]);
  }
});

test('letters of any script count, and a blank is no symbol', () => {
  expect(isPasswordGoodEnough('Пароль7!')).toBe(true);
  expect(passwordChecklist('Abc def1').find(({ rule }) => rule === 'symbol')?.holds).toBe(false);
});
