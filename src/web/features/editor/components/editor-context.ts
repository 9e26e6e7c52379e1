import { createContext, type Dispatch, use } from 'react';
import type { EditorFacts, EditorKey } from '../../../../contract/app/editor.ts';
import type { Feature } from '../../../../domain/credits/entitlements.ts';
import type { EditorAction } from '../model/actions.ts';
import type { FieldsByPage } from '../model/by-page.ts';
import type { Problem } from '../model/problems.ts';
import type { EditorState, InkKind, Suggestion } from '../model/types.ts';
import type { Saving } from './use-autosave.ts';

/** What every part of the editor may need. */
export interface EditorValue {
  readonly key: EditorKey;
  readonly state: EditorState;
  readonly dispatch: Dispatch<EditorAction>;
  readonly facts: EditorFacts;
  readonly fileVersion: string;
  readonly saving: Saving;
  /** Those of each page, in reading order. */
  readonly fields: FieldsByPage;
  readonly problems: readonly Problem[];
  readonly suggestions: readonly Suggestion[];
  /** CSS px for a point. */
  readonly scale: number;
  readonly setScale: (scale: number) => void;
  /** The page most in sight. */
  readonly page: number;
  /** Says something to those who can't see it. */
  readonly say: (words: string) => void;
  /** Phones and tablets: panels are sheets. */
  readonly narrow: boolean;
  /** Whether a document is made of this here, so that everybody needs an address. */
  readonly sends: boolean;
  readonly openSettings: () => void;
  /** Deletes what is selected; asks first where the conditions of other fields look at it. */
  readonly deleteSelected: () => void;
  /** The field whose text is being typed on the page. */
  readonly filling: string | null;
  readonly setFilling: (id: string | null) => void;
  readonly askInk: (asked: AskedInk | null) => void;
}

/** A picture of one's own is to be made; `id`: for the field that has another one already. */
export interface AskedInk {
  readonly kind: InkKind;
  readonly id: string | null;
}

export const EditorContext = createContext<EditorValue | null>(null);

export function useEditor(): EditorValue {
  const value = use(EditorContext);
  if (value === null) throw new Error('outside the editor');
  return value;
}

/** Whether the account's plan holds something; the sandbox holds everything. */
export function useMay(): (feature: Feature) => boolean {
  const { facts } = useEditor();
  return (feature) => facts.features.includes(feature);
}
