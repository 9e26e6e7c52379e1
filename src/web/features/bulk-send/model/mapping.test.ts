import { expect, test } from 'vitest';
import { guessMapping, mappedSheet, unfilled, withMapping } from './mapping.ts';

const column = (header: string, required = false) => ({ header, required, hint: '' });
const columns = [column('Tenant::Email', true), column('Tenant::Name'), column('Address', true)];

test('columns are known by their headers in any letter case; with one role its name may be left out', () => {
  expect(guessMapping(['tenant::email', ' Address', 'Notes'], columns)).toEqual(['Tenant::Email', 'Address', '']);
  expect(guessMapping(['E-mail', 'name', 'Email'], columns)).toEqual(['Tenant::Email', 'Tenant::Name', '']);
  const two = [...columns, column('Landlord::Email', true)];
  expect(guessMapping(['Email', 'Landlord::Email'], two)).toEqual(['', 'Landlord::Email']);
});

test('each use has one column; what is left out is not sent', () => {
  const mapping = withMapping(['Tenant::Email', '', ''], 2, 'Tenant::Email');
  expect(mapping).toEqual(['', '', 'Tenant::Email']);
  expect(unfilled(columns, mapping)).toEqual(['Address']);
  expect(mappedSheet({ rows: [['x', 'y', 'mia@example.com'], ['z']] }, mapping)).toEqual({
    columns: ['Tenant::Email'],
    rows: [['mia@example.com'], ['']],
  });
});
