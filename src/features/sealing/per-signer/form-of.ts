import { pictureTypes, type Widget } from '../../../domain/widget/types.ts';
import type { FormPerson, FormSlot } from '../../../pdf/index.ts';
import { isMultiline } from '../../documents/marks.ts';
import type { Row } from '../../tables.ts';

type Person = Pick<Row<'recipient'>, 'type' | 'name' | 'position' | 'widgets'>;

/** The form that people will fill, one after the other: everybody's fields, and a signature field for each signer. */
export function formOf(recipients: readonly Person[]): FormPerson[] {
  return recipients.filter(({ type }) => type !== 'viewer').map(personOf);
}

export function signatureField({ position }: Pick<Person, 'position'>): string {
  return `Person ${position}, signature`;
}

export function fieldName({ position }: Pick<Person, 'position'>, index: number): string {
  return `Person ${position}, field ${index + 1}`;
}

/** The widget that shows the signature itself: a signer's first one of that type. */
export function signatureWidget({ type, widgets }: Pick<Person, 'type' | 'widgets'>): Widget | undefined {
  return type === 'signer' ? widgets.find((widget) => widget.type === 'signature') : undefined;
}

function personOf(person: Person): FormPerson {
  const shown = signatureWidget(person);
  const slots = person.widgets.flatMap((widget, index) =>
    widget === shown ? [] : slotOf(widget, fieldName(person, index)),
  );
  if (person.type !== 'signer') return { slots, signature: null };
  const box = shown === undefined ? null : boxOf(shown);
  return { slots, signature: { name: signatureField(person), label: `Signature of ${person.name}`, box } };
}

function boxOf({ page, x, y, w, h }: Widget) {
  return { page, x, y, w, h };
}

/** Nothing for a choice without options: it can't be filled. */
function slotOf(widget: Widget, name: string): FormSlot[] {
  const { type, options } = widget;
  const common = { ...boxOf(widget), name, label: options.name };
  const values = options.values ?? [];
  if (pictureTypes.includes(type)) return [{ ...common, kind: 'picture' }];
  if (type === 'dropdown') return [{ ...common, kind: 'choice', options: values }];
  if (type !== 'checkbox' && type !== 'radio button') {
    return [{ ...common, kind: 'text', multiline: type === 'attachments' || isMultiline(widget) }];
  }
  if (values.length === 0) return [];
  return [
    {
      ...common,
      kind: 'choices',
      style: type === 'checkbox' ? 'checkbox' : 'radio',
      options: values,
      layout: options.layout ?? 'vertical',
      hideLabel: options.hideLabel ?? false,
      fontSize: options.fontsize,
    },
  ];
}
