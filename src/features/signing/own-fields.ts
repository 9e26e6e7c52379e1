import { isInside } from '../../domain/draft/inside.ts';
import { ownFieldTypes, sendersWidgets } from '../../domain/recipient/own-fields.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { leastSide, type OwnField, ownWidgets } from '../../domain/widget/own-widget.ts';
import type { Answers, Widget } from '../../domain/widget/types.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';

type Own = { readonly document: Row<'document'>; readonly me: Row<'recipient'> };

/** The widgets this person answers: the sender's, and the own ones as far as they are still allowed. */
export function standingWidgets({ document, me }: Own): readonly Widget[] {
  if (document.kind === 'self-sign') return me.widgets;
  const types = ownFieldTypes({ ...document, keepsSignatures: document.keeps_signatures }, me);
  return me.widgets.filter((widget) => !widget.own || types.includes(widget.type));
}

/**
 * The widgets this person answers once the own ones are these; undefined leaves them as they are. Refused: a type that
 * isn't the person's to add, an id of the sender's or twice the same, a box outside its page or too small, too many.
 */
export function withOwnFields(
  own: Own,
  fields: readonly OwnField[] | undefined,
  limits: Pick<Deps['settings']['limits'], 'ownFieldsPerRecipient'>,
): readonly Widget[] | Refusal<'bad-placement'> {
  const { document, me } = own;
  const standing = standingWidgets(own);
  if (fields === undefined) return standing;
  const senders = sendersWidgets(standing);
  const known = standing.filter((widget) => widget.own);
  const ids = new Set([...senders, ...fields].map(({ id }) => id));
  const most = Math.max(limits.ownFieldsPerRecipient, known.length);
  if (fields.length > most || ids.size !== senders.length + fields.length) return refuse('bad-placement');
  const types = ownFieldTypes({ ...document, keepsSignatures: document.keeps_signatures }, me);
  for (const field of fields) {
    const mayBe = types.includes(field.type) || known.some(({ id, type }) => id === field.id && type === field.type);
    if (!mayBe || !isBox(field, document, known)) return refuse('bad-placement');
  }
  const prefix = document.kind === 'self-sign' ? '' : `added-${me.position}-`;
  return [...senders, ...ownWidgets(fields, standing, prefix)];
}

/** A box that came with the document may be as small as its sender made it. */
function isBox(field: OwnField, document: Row<'document'>, known: readonly Widget[]): boolean {
  const old = known.find(({ id }) => id === field.id);
  const least = { w: Math.min(leastSide, old?.w ?? leastSide), h: Math.min(leastSide, old?.h ?? leastSide) };
  const numbers = [field.x, field.y, field.w, field.h].every(Number.isFinite);
  return numbers && field.w >= least.w && field.h >= least.h && isInside(field, document.pages);
}

/** Answers of these widgets; what was answered in a field that is gone goes with it. */
export function answersTo(widgets: readonly Widget[], answers: Answers): Answers {
  const ids = new Set(widgets.map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}
