import { selfSignTypes } from '../../../../domain/recipient/own-fields.ts';
import { defaultSizes, defaultsFor } from '../../../../domain/widget/defaults.ts';
import type { WidgetOptions, WidgetType } from '../../../../domain/widget/types.ts';
import type { Box } from './types.ts';

/** An entry of the palette: a type with what it starts as. */
export interface FieldKind {
  readonly id: string;
  readonly type: WidgetType;
  readonly label: string;
  /** Letter that arms it. */
  readonly key?: string;
  readonly options?: Partial<WidgetOptions>;
}

const choices = ['Option 1', 'Option 2'];

export const fieldKinds: readonly FieldKind[] = [
  { id: 'signature', type: 'signature', label: 'Signature', key: 's' },
  { id: 'initials', type: 'initials', label: 'Initials', key: 'i' },
  { id: 'date-signed', type: 'date', label: 'Date signed', key: 'd', options: { signingDate: true } },
  { id: 'name', type: 'name', label: 'Name' },
  { id: 'email', type: 'email', label: 'Email' },
  { id: 'company', type: 'company', label: 'Company' },
  { id: 'job-title', type: 'job title', label: 'Job title' },
  { id: 'text', type: 'textbox', label: 'Text', key: 't' },
  { id: 'number', type: 'number', label: 'Number' },
  { id: 'date', type: 'date', label: 'Date' },
  { id: 'checkbox', type: 'checkbox', label: 'Checkbox', key: 'c', options: { values: ['Option 1'] } },
  { id: 'radio', type: 'radio button', label: 'Radio', options: { values: choices } },
  { id: 'dropdown', type: 'dropdown', label: 'Dropdown', options: { values: choices } },
  { id: 'file', type: 'attachments', label: 'File' },
  { id: 'image', type: 'image', label: 'Image' },
  { id: 'stamp', type: 'stamp', label: 'Stamp' },
  { id: 'cells', type: 'cells', label: 'Cells' },
];

/** The first four stand large in the palette. */
export const LARGE_KINDS = 4;

const senderTypes: readonly WidgetType[] = ['textbox', 'date', 'checkbox', 'radio button', 'dropdown', 'image'];

/** What the sender may fill in before sending. */
export const senderKinds: readonly FieldKind[] = fieldKinds.filter(
  (kind) => senderTypes.includes(kind.type) && kind.id !== 'date-signed',
);

/** A box to tick says nothing of itself on paper that is one's own. */
const tick = { values: ['Yes'], selectedValues: ['Yes'], hideLabel: true };

/** What one may put on a document that one signs alone. */
export const ownKinds: readonly FieldKind[] = fieldKinds
  .filter((kind) => selfSignTypes.includes(kind.type))
  .map((kind) => (kind.type === 'checkbox' ? { ...kind, label: 'Tick', options: tick } : kind));

export function kindOf(id: string, own: boolean): FieldKind | undefined {
  return (own ? ownKinds : fieldKinds).find((kind) => kind.id === id);
}

/** The palette's entry that a widget looks like. */
export function kindOfWidget(type: WidgetType, options: Pick<WidgetOptions, 'signingDate'>): FieldKind {
  const found = fieldKinds.find(
    (kind) => kind.type === type && (type !== 'date' || (kind.id === 'date-signed') === (options.signingDate === true)),
  );
  return found ?? { id: type, type, label: type.charAt(0).toUpperCase() + type.slice(1) };
}

export function optionsOf(kind: FieldKind, name: string): WidgetOptions {
  return { ...defaultsFor(kind.type), ...kind.options, name };
}

/** Size of a new one: choices are as tall as their options need, the rest by `defaultSizes`. */
export function sizeOf(kind: FieldKind): Pick<Box, 'w' | 'h'> {
  const count = kind.options?.values?.length ?? 1;
  if (kind.options?.hideLabel === true) return defaultSizes[kind.type];
  if (kind.type === 'checkbox' || kind.type === 'radio button') return { w: 100, h: 20 * count };
  return defaultSizes[kind.type];
}

/** "Signature", "Signature 2": the first of them that nobody has. */
export function uniqueName(base: string, taken: ReadonlySet<string>): string {
  const trimmed = base.trim() || 'Field';
  if (!taken.has(trimmed)) return trimmed;
  const root = trimmed.replace(/ \d+$/, '');
  for (let serial = 2; ; serial += 1) {
    const name = `${root} ${serial}`;
    if (!taken.has(name)) return name;
  }
}
