import { type KeptField, keptFieldsOf, keptProblems } from '../../domain/draft/kept.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { widgetToWire } from '../../domain/widget/to-wire.ts';
import type { Widget, WidgetType } from '../../domain/widget/types.ts';
import type { FormField, Prepared } from '../../pdf/index.ts';
import { formWidgets } from './form-widgets.ts';
import type { NewDocument } from './new-document.ts';

const texts: readonly WidgetType[] = ['textbox', 'name', 'email', 'company', 'job title', 'number', 'date', 'cells'];

/** The open fields of a signed file as widgets can stand for them. */
export function keptFields(fields: readonly FormField[]): KeptField[] {
  const widgets = formWidgets(fields, () => '');
  return fields.flatMap(({ name, kind, values }, index) => {
    const widget = widgets[index];
    if (widget === undefined) return [];
    const { page, x, y, w, h } = widget;
    const free = kind === 'text' || (kind === 'choice' && values.length === 0);
    return [
      {
        name,
        page,
        x,
        y,
        w,
        h,
        types: free ? texts : [widget.type],
        values: free || kind === 'signature' ? null : values,
      },
    ];
  });
}

/** Widgets that name a field of the form stand where that stands, whatever place was given for them. */
export function placedByName<P extends { readonly widgets: readonly Widget[] }>(
  people: readonly P[],
  fields: readonly FormField[],
): P[] {
  const byName = new Map(keptFields(fields).map((field) => [field.name, field]));
  return people.map((person) => ({
    ...person,
    widgets: person.widgets.map((widget) => {
      const field = byName.get(widget.options.name);
      if (field === undefined) return widget;
      const { page, x, y, w, h } = field;
      const placed = { ...widget, page, x, y, w, h };
      return { ...placed, wire: { ...widgetToWire(placed), ...widget.wire, page, x, y, w, h } };
    }),
  }));
}

/** What a file that keeps its signatures can't have; detail: what, and the name of the widget. */
export function refuseKept(
  {
    recipients,
    prefill,
    settings,
  }: Pick<NewDocument, 'recipients' | 'settings'> & {
    readonly prefill: readonly { readonly widget: Widget }[];
  },
  fields: readonly FormField[],
): Refusal<'signatures-kept'> | undefined {
  const [first] = keptProblems(
    recipients.flatMap(({ widgets }) => widgets),
    prefill.map(({ widget }) => widget),
    settings,
    keptFields(fields),
  );
  if (first === undefined) return undefined;
  return refuse('signatures-kept', { what: first.what, name: first.widget?.options.name ?? '' });
}

/** The form field of each widget. */
export function formFieldsOf(widgets: readonly Widget[], fields: readonly FormField[]): ReadonlyMap<Widget, FormField> {
  const found = keptFieldsOf(widgets, keptFields(fields));
  return new Map(
    [...found].flatMap(([widget, { name }]) => {
      const field = fields.find((one) => one.name === name);
      return field === undefined ? [] : [[widget, field] as const];
    }),
  );
}

/** What became of a file's own signatures, for the audit log. */
export function signedFacts({ changes, kept }: Pick<Prepared, 'changes' | 'kept'>) {
  if (kept) return { signaturesKept: true };
  return changes.includes('removed-signatures') ? { signaturesRemoved: true } : {};
}
