import type { RecipientType } from '../../../../domain/recipient/types.ts';
import type { Alignment } from './geometry.ts';
import type { PageItem } from './pages.ts';
import type {
  Armed,
  EditorContent,
  EditorFile,
  EditorPerson,
  InkKind,
  PlacedBox,
  SenderResponse,
  Suggestion,
} from './types.ts';
import type { OptionChange } from './widgets.ts';

/** Everything that can be done to a draft. `merge` names an edit that goes on: its steps are undone together. */
export type EditorAction =
  | { readonly kind: 'select'; readonly ids: readonly string[] }
  | { readonly kind: 'choose-owner'; readonly owner: string }
  | { readonly kind: 'arm'; readonly armed: Armed | null }
  | { readonly kind: 'place'; readonly field: string; readonly page: number; readonly x: number; readonly y: number }
  | { readonly kind: 'accept'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'boxes'; readonly boxes: ReadonlyMap<string, PlacedBox>; readonly merge?: string }
  | { readonly kind: 'move'; readonly dx: number; readonly dy: number; readonly merge?: string }
  | { readonly kind: 'grow'; readonly dw: number; readonly dh: number; readonly merge?: string }
  | { readonly kind: 'align'; readonly how: Alignment }
  | { readonly kind: 'distribute'; readonly along: 'x' | 'y' }
  | { readonly kind: 'same-size' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'paste'; readonly page: number }
  | { readonly kind: 'copy-to-pages'; readonly pages: readonly number[] }
  | { readonly kind: 'delete' }
  | { readonly kind: 'give'; readonly owner: string }
  | { readonly kind: 'options'; readonly change: OptionChange; readonly merge?: string }
  | { readonly kind: 'respond'; readonly id: string; readonly response: SenderResponse; readonly merge?: string }
  | { readonly kind: 'ink'; readonly ink: InkKind; readonly image: string; readonly id: string | null }
  | { readonly kind: 'add-people'; readonly people: readonly Partial<EditorPerson>[] }
  | {
      readonly kind: 'change-person';
      readonly id: string;
      readonly change: Partial<EditorPerson>;
      readonly merge?: string;
    }
  | { readonly kind: 'person-type'; readonly id: string; readonly type: RecipientType }
  | { readonly kind: 'person-copy-only'; readonly id: string }
  | { readonly kind: 'copy-becomes-person'; readonly email: string }
  | { readonly kind: 'remove-copy'; readonly email: string }
  | { readonly kind: 'remove-person'; readonly id: string }
  | { readonly kind: 'order-person'; readonly id: string; readonly to: number }
  | { readonly kind: 'step-person'; readonly id: string; readonly by: -1 | 1 }
  | { readonly kind: 'turn-person'; readonly id: string; readonly turn: number }
  | {
      readonly kind: 'set';
      readonly change: Partial<Pick<EditorContent, 'title' | 'note' | 'description'>>;
      readonly merge?: string;
    }
  | { readonly kind: 'settings'; readonly change: Partial<EditorContent['settings']>; readonly merge?: string }
  | { readonly kind: 'codes-kept' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | {
      readonly kind: 'pages';
      /** Version of the file that they were made of. */
      readonly of: string;
      readonly file: EditorFile;
      readonly items: readonly PageItem[];
    }
  | { readonly kind: 'load'; readonly content: EditorContent };
