import { ink, makeRoom, page, part, rule, type Sheet, text } from './sheet.ts';

/** A heading with the rule under it, never alone at the foot of a page. */
export function heading(sheet: Sheet, words: string, follows: number): void {
  makeRoom(sheet, 24 + 26 + follows);
  if (sheet.y > page.top) sheet.y += 24;
  part(sheet, 'H2', () => text(sheet, words, page.left, sheet.y, { size: 13.5, lineHeight: 18, weight: 600 }));
  rule(sheet, sheet.y + 24, ink.rule);
  sheet.y += 32;
}

/** One line of a list: what it is, and what is said of it. */
export function item(sheet: Sheet, label: () => void, value: () => void): void {
  part(sheet, 'LI', () => {
    part(sheet, 'Lbl', label);
    part(sheet, 'LBody', value);
  });
}

/** A hash as people compare it. */
export function groupsOfFour(hex: string): string {
  return hex.match(/.{1,4}/g)?.join(' ') ?? '';
}
