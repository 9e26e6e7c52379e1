import type { PageBox } from '../document/types.ts';
import type { Matches } from '../widget/pattern.ts';
import type { KeptField } from './kept.ts';

/** What a draft is checked against. */
export interface DraftRules {
  readonly pages: readonly PageBox[];
  /** Fields of a file that keeps its signatures; null for any other file. */
  readonly kept: readonly KeptField[] | null;
  readonly limits: { readonly people: number; readonly fields: number };
  /** What the owner's plan holds; ids of `Feature`. */
  readonly features: readonly string[];
  readonly ownerDateFormat: string;
  readonly matches: Matches;
}
