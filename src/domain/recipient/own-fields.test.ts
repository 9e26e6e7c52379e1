import { expect, test } from 'vitest';
import { defaultSettings } from '../document/default-settings.ts';
import { defaultsFor } from '../widget/defaults.ts';
import { type OwnField, ownWidgets } from '../widget/own-widget.ts';
import type { Widget, WidgetType } from '../widget/types.ts';
import { ownFieldTypes, placesFreely } from './own-fields.ts';

const box = { page: 1, x: 10, y: 10, w: 112, h: 22 } as const;

function widget(type: WidgetType, more: Partial<Widget> = {}): Widget {
  return { id: `${type}-id`, type, ...box, options: { ...defaultsFor(type), name: `${type}-1` }, ...more };
}

test.each([
  ['a signer without any field', 'request-sign', 'signer', [], {}, ['signature']],
  ['a signer with fields', 'request-sign', 'signer', [widget('signature')], {}, []],
  ['a viewer', 'request-sign', 'viewer', [], { allowModifications: true }, []],
  [
    'an approver',
    'request-sign',
    'approver',
    [],
    { allowModifications: true },
    ['initials', 'stamp', 'textbox', 'cells'],
  ],
] as const)('%s may add what is theirs to add', (_who, kind, type, widgets, settings, types) => {
  expect(ownFieldTypes({ kind, settings: { ...defaultSettings, ...settings } }, { type, widgets })).toEqual(types);
});

test('own fields do not count as the sender’s: who placed a signature freely may place another', () => {
  expect(placesFreely('signer', [widget('signature', { own: true })])).toBe(true);
  expect(placesFreely('signer', [widget('signature')])).toBe(false);
});

test('a known box keeps its options and, unmoved, what the client sent; a moved one no longer says the old place', () => {
  const wire = { type: 'cells', ...box };
  const options = { ...defaultsFor('cells'), name: 'Plate', cellCount: 7 };
  const known = widget('cells', { own: true, options, wire });
  const field: OwnField = { id: known.id, type: 'cells', ...box };
  expect(ownWidgets([field], [known])).toEqual([known]);
  const [moved] = ownWidgets([{ ...field, w: 224 }], [known]);
  expect(moved).toMatchObject({ w: 224, options: { name: 'Plate', cellCount: 7 } });
  expect(moved?.wire).toBeUndefined();
});

test('new boxes get free names; cells as many boxes as their width holds; a checkbox begins ticked', () => {
  const fields: OwnField[] = [
    { id: 'a', type: 'cells', ...box },
    { id: 'b', type: 'cells', ...box, w: 224 },
    { id: 'c', type: 'checkbox', ...box },
  ];
  const made = ownWidgets(fields, [widget('cells', { options: { ...defaultsFor('cells'), name: 'x-cells-1' } })], 'x-');
  expect(made.map(({ options }) => [options.name, options.cellCount])).toEqual([
    ['x-cells-2', 5],
    ['x-cells-3', 10],
    ['x-checkbox-1', undefined],
  ]);
  expect(made[2]?.options).toMatchObject({ selectedValues: ['Checked'], values: ['Checked'], hideLabel: true });
});
