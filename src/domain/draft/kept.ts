import type { DocumentSettings } from '../document/types.ts';
import type { Widget, WidgetType } from '../widget/types.ts';

/** A field of a signed file's own form that may be filled without ending its signatures, and where a widget for it stands. */
export interface KeptField {
  readonly name: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** What may fill it. */
  readonly types: readonly WidgetType[];
  /** What can be chosen; null for free text. */
  readonly values: readonly string[] | null;
}

/** What a document whose file keeps its signatures can't have. */
export const keptObstacles = [
  'no-such-field',
  'wrong-type',
  'wrong-values',
  'prefill',
  'allow-modifications',
  'merge-certificate',
] as const;
export type KeptObstacle = (typeof keptObstacles)[number];

export interface KeptProblem<W = unknown> {
  readonly what: KeptObstacle;
  readonly widget?: W;
}

type Placed = Pick<Widget, 'type' | 'page' | 'x' | 'y' | 'w' | 'h' | 'options'>;

/** Points by which a widget may stand beside its field, after being rounded somewhere. */
const NEAR = 1;

/** The field that each widget fills: the one at its place, each once; of several at one place that of its name. */
export function keptFieldsOf<W extends Placed>(
  widgets: readonly W[],
  fields: readonly KeptField[],
): ReadonlyMap<W, KeptField> {
  const free = new Set(fields);
  const found = new Map<W, KeptField>();
  for (const widget of widgets) {
    const here = [...free].filter((field) => isAt(widget, field));
    const field = here.find(({ name }) => name === widget.options.name) ?? here[0];
    if (field === undefined) continue;
    free.delete(field);
    found.set(widget, field);
  }
  return found;
}

function isAt(widget: Placed, field: KeptField): boolean {
  const near = (['x', 'y', 'w', 'h'] as const).every((side) => Math.abs(widget[side] - field[side]) <= NEAR);
  return near && widget.page === field.page;
}

/** Everything that would change the file beyond its own fields. */
export function keptProblems<W extends Placed>(
  widgets: readonly W[],
  prefill: readonly W[],
  settings: Pick<DocumentSettings, 'allowModifications' | 'mergeCertificate'>,
  fields: readonly KeptField[],
): KeptProblem<W>[] {
  const of = keptFieldsOf(widgets, fields);
  return [
    ...widgets.flatMap((widget) => {
      const what = obstacleOf(widget, of.get(widget));
      return what === undefined ? [] : [{ what, widget }];
    }),
    ...prefill.map((widget) => ({ what: 'prefill' as const, widget })),
    ...(settings.allowModifications ? [{ what: 'allow-modifications' as const }] : []),
    ...(settings.mergeCertificate ? [{ what: 'merge-certificate' as const }] : []),
  ];
}

function obstacleOf({ type, options }: Placed, field: KeptField | undefined): KeptObstacle | undefined {
  if (field === undefined) return 'no-such-field';
  if (!field.types.includes(type)) return 'wrong-type';
  const { values } = field;
  return values !== null && (options.values ?? []).some((one) => !values.includes(one)) ? 'wrong-values' : undefined;
}

/** Why, for the sender; `name` is that of the widget concerned. */
export function keptSentence(what: KeptObstacle, name: string): string {
  switch (what) {
    case 'no-such-field':
      return `The file is signed and its signatures are kept, so “${name}” can't be placed: only fields of its own form that nobody has locked can be filled.`;
    case 'wrong-type':
      return `The file is signed and its signatures are kept, so “${name}” has to be of the type that its form has for it.`;
    case 'wrong-values':
      return `The file is signed and its signatures are kept, so “${name}” can only have the choices that its form has for it.`;
    case 'prefill':
      return `The file is signed and its signatures are kept, so “${name}” can't be filled before sending.`;
    case 'allow-modifications':
      return 'The file is signed and its signatures are kept, so nobody can add fields.';
    case 'merge-certificate':
      return 'The file is signed and its signatures are kept, so no pages can be added: the completion certificate comes beside it.';
  }
}
