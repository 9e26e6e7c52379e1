import { FileText } from 'lucide-react';
import { expect, test } from 'vitest';
import { type Command, matching } from './commands.ts';

const command = (label: string, kind: string): Command => ({ id: label, label, kind, icon: FileText, act: () => {} });
const all = [
  command('API Token', 'Settings, Developers'),
  command('Invoices', 'Settings, Billing'),
  command('Home', 'Page'),
];
const found = (typed: string) => matching(all, typed).map(({ label }) => label);

test('words may stand in any order, in the label or in what it is', () => {
  expect(found('token settings')).toEqual(['API Token']);
  expect(found('SETTINGS')).toEqual(['API Token', 'Invoices']);
  expect(found('  ')).toEqual(['API Token', 'Invoices', 'Home']);
  expect(found('token billing')).toEqual([]);
});
