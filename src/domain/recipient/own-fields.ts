import type { DocumentSettings, DocumentState } from '../document/types.ts';
import type { Widget, WidgetType } from '../widget/types.ts';
import type { RecipientType } from './types.ts';

const modifications: readonly WidgetType[] = ['signature', 'initials', 'stamp', 'textbox', 'cells'];
/** Who somebody is counts on paper only once the mail address is proved. */
const personal: readonly WidgetType[] = ['name', 'email', 'company', 'job title'];
/** What one may place in a document of one's own. */
export const selfSignTypes: readonly WidgetType[] = [
  'signature',
  'initials',
  'stamp',
  ...personal,
  'date',
  'textbox',
  'cells',
  'checkbox',
  'image',
];

/** The widgets that the sender made; the rest are the recipient's own. */
export function sendersWidgets(widgets: readonly Widget[]): readonly Widget[] {
  return widgets.filter((widget) => !widget.own);
}

/** A signer whom nobody gave a widget puts the own signature where it fits. */
export function placesFreely(type: RecipientType, widgets: readonly { readonly own?: true }[]): boolean {
  return type === 'signer' && widgets.every(({ own }) => own);
}

/**
 * Types of fields that this person may add: everything that fits a document of one's own, a signature where none was
 * placed, and what the sender allows by `allowModifications`. Never a signature for an approver, nothing for a viewer.
 */
export function ownFieldTypes(
  document: {
    readonly kind: DocumentState['kind'];
    readonly settings: DocumentSettings;
    /** Its file was signed before, and takes no field that it does not have. */
    readonly keepsSignatures?: boolean;
  },
  person: { readonly type: RecipientType; readonly widgets: readonly Widget[] },
): readonly WidgetType[] {
  if (person.type === 'viewer' || document.keepsSignatures) return [];
  if (document.kind === 'self-sign') return selfSignTypes;
  const { allowModifications, enableOtp } = document.settings;
  const types = new Set<WidgetType>([
    ...(placesFreely(person.type, person.widgets) ? (['signature'] as const) : []),
    ...(allowModifications ? modifications : []),
    ...(allowModifications && enableOtp ? personal : []),
  ]);
  if (person.type === 'approver') types.delete('signature');
  return [...types];
}
