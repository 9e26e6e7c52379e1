import type { PageBox } from '../document/types.ts';
import type { Matches } from '../widget/pattern.ts';

/** What a draft is checked against. */
export interface DraftRules {
  readonly pages: readonly PageBox[];
  readonly limits: { readonly people: number; readonly fields: number };
  /** What the owner's plan holds; ids of `Feature`. */
  readonly features: readonly string[];
  readonly ownerDateFormat: string;
  readonly matches: Matches;
}
