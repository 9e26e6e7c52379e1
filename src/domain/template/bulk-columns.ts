import type { DraftContent, DraftPrefill, DraftWidget } from '../draft/content.ts';
import type { WidgetType } from '../widget/types.ts';

/** What a column of a bulk send fills: facts of a role's person, a field of that person, or one that the sender fills. */
export type BulkTarget =
  | { readonly kind: 'person'; readonly roleId: string; readonly fact: PersonFact }
  | { readonly kind: 'field'; readonly roleId: string; readonly widgetId: string }
  | { readonly kind: 'prefill'; readonly widgetId: string };

export type PersonFact = 'email' | 'name' | 'phone' | 'company' | 'jobTitle';

export interface BulkColumn {
  /** The header that names it: `Tenant::Email`, `Tenant::Rent`, or the name of a field of the sender's. */
  readonly header: string;
  readonly target: BulkTarget;
  /** Every row needs a value. */
  readonly required: boolean;
  /** How a value is written; "" where anything goes. */
  readonly hint: string;
}

const facts: readonly (readonly [PersonFact, string])[] = [
  ['email', 'Email'],
  ['name', 'Name'],
  ['phone', 'Phone'],
  ['company', 'Company'],
  ['jobTitle', 'Job title'],
];

/** Types whose first value can be written in a cell. Names, companies and addresses follow from the person. */
const importable: readonly WidgetType[] = [
  'textbox',
  'number',
  'date',
  'checkbox',
  'radio button',
  'dropdown',
  'cells',
];

/** The columns that a template's rows may have, roles in their order. Of two of one header the first counts. */
export function bulkColumns({ people, prefill }: Pick<DraftContent, 'people' | 'prefill'>): BulkColumn[] {
  const columns = [
    ...people.flatMap((role) => [
      ...facts.map(([fact, word]) => ({
        header: `${role.role}::${word}`,
        target: { kind: 'person', roleId: role.id, fact } as const,
        required: fact === 'email' && role.email === '',
        hint: '',
      })),
      ...role.widgets.filter(isImportable).map((widget) => ({
        header: `${role.role}::${widget.options.name}`,
        target: { kind: 'field', roleId: role.id, widgetId: widget.id } as const,
        required: false,
        hint: hintOf(widget),
      })),
    ]),
    ...prefill
      .filter(({ widget }) => importable.includes(widget.type))
      .map((one) => ({
        header: one.widget.options.name,
        target: { kind: 'prefill', widgetId: one.widget.id } as const,
        required: isOpen(one),
        hint: hintOf(one.widget),
      })),
  ];
  const seen = new Set<string>();
  return columns.filter(({ header }) => {
    const key = foldHeader(header);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Headers are the same in any letter case and spacing. */
export function foldHeader(header: string): string {
  return header.trim().replace(/\s+/g, ' ').toLowerCase();
}

function isImportable({ type, options }: DraftWidget): boolean {
  if (!importable.includes(type)) return false;
  return (options.formula ?? '') === '' && options.signingDate !== true;
}

function isOpen({ widget, response }: DraftPrefill): boolean {
  if (widget.type === 'checkbox') {
    return (widget.options.minSelections ?? 0) > (Array.isArray(response) ? response.length : 0);
  }
  return widget.options.required && (response === null || response === '');
}

function hintOf({ type, options }: DraftWidget): string {
  const values = options.values ?? [];
  if (type === 'date') return 'DD-MM-YYYY';
  if (type === 'checkbox') return values.join('|');
  if (type === 'radio button' || type === 'dropdown') return values.join(' or ');
  return type === 'number' ? 'number' : '';
}
