import type { SuggestedSpot } from '../../../../contract/app/editor-pages.ts';
import { selfSignTypes } from '../../../../domain/recipient/own-fields.ts';
import { overlaps } from './geometry.ts';
import type { EditorContent, Suggestion } from './types.ts';

/** Points; spots whose tops differ less stand in one line. */
const LINE = 10;

/**
 * What is left of the places that the file offers: those no field stands on. Contracts have a column of blanks for each
 * party, so with as many spots in a line as people who act, the first is taken to be for the first of them.
 */
export function suggestionsFrom(spots: readonly SuggestedSpot[], content: EditorContent): Suggestion[] {
  const acting = content.people.filter((person) => person.type !== 'viewer');
  return spots
    .filter(({ type }) => !content.own || selfSignTypes.includes(type))
    .map((spot, index) => {
      const line = spots
        .filter((other) => other.page === spot.page && other.type === spot.type && Math.abs(other.y - spot.y) < LINE)
        .sort((a, b) => a.x - b.x);
      const owner = line.length > 1 && line.length === acting.length ? acting[line.indexOf(spot)]?.id : undefined;
      return { ...spot, id: `spot${index + 1}`, owner: owner ?? null };
    })
    .filter((spot) => !content.widgets.some((widget) => widget.page === spot.page && overlaps(widget, spot)));
}
