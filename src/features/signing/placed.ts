import { placesFreely } from '../../domain/recipient/allowed-widgets.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { defaultsFor } from '../../domain/widget/defaults.ts';
import type { Widget } from '../../domain/widget/types.ts';
import { isInside } from '../documents/check-new-document.ts';
import type { Row } from '../tables.ts';

/** A signature that a signer without fields has put on a page; its picture is the answer of the same id. */
export type PlacedSignature = Pick<Widget, 'id' | 'type' | 'page' | 'x' | 'y' | 'w' | 'h'>;

const MOST = 50;

/**
 * The widgets this person answers: those the sender made, or the signatures placed by a signer who was given none.
 * Refused when placed by anybody else, outside a page, twice under one id, or not at all by whoever must.
 */
export function widgetsAnswered(
  me: Row<'recipient'>,
  document: Pick<Row<'document'>, 'pages'>,
  placed: readonly PlacedSignature[],
): readonly Widget[] | Refusal<'bad-placement'> {
  if (!placesFreely(me.type, me.widgets)) return placed.length > 0 ? refuse('bad-placement') : me.widgets;
  const ids = new Set(placed.map((one) => one.id));
  if (placed.length === 0 || placed.length > MOST || ids.size !== placed.length) return refuse('bad-placement');
  for (const one of placed) {
    const isBox = [one.x, one.y, one.w, one.h].every(Number.isFinite) && one.w > 0 && one.h > 0;
    if (one.type !== 'signature' || !isBox || !isInside(one, document.pages)) return refuse('bad-placement');
  }
  return placed.map(({ id, page, x, y, w, h }, index) => ({
    id,
    type: 'signature',
    page,
    x,
    y,
    w,
    h,
    options: { ...defaultsFor('signature'), name: `signature-${index + 1}` },
  }));
}
