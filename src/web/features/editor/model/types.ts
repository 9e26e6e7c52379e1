import type { DocumentSettings, PageBox } from '../../../../domain/document/types.ts';
import type { KeptField } from '../../../../domain/draft/kept.ts';
import type { Language } from '../../../../domain/language/languages.ts';
import type { RecipientType } from '../../../../domain/recipient/types.ts';
import type { Person, Widget, WidgetType } from '../../../../domain/widget/types.ts';

/** Owner of the widgets that the sender fills before sending. */
export const SENDER = 'sender';

export interface EditorPerson {
  /** Stable while the editor is open; the server gives its own. */
  readonly id: string;
  readonly type: RecipientType;
  /** Number of the signing order, counted from 1 in the order of the list; who shares one acts together. */
  readonly turn: number;
  /** A template's label for the place; in documents a name nobody needs to see. */
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly jobTitle: string;
  /** Of the signing page and the mails; null: the account's. */
  readonly language: Language | null;
  /** Digits typed here; "" takes a code away, null leaves what the server has. */
  readonly accessCode: string | null;
  readonly hasAccessCode: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface PlacedBox extends Box {
  /** 1-based. */
  readonly page: number;
}

/** What the sender has put into a field of their own; null: nothing yet. `image`: hash of an uploaded picture. */
export type SenderResponse = string | readonly string[] | { readonly image: string } | null;

export interface EditorWidget extends Omit<Widget, 'wire'> {
  /** Id of a person, or `SENDER`. */
  readonly owner: string;
  /** Only for the sender's own. */
  readonly response?: SenderResponse;
}

/** One of the draft's files: going back to other pages is going back to another of them. */
export interface EditorFile {
  readonly version: string;
  readonly pages: readonly PageBox[];
}

/** All that is saved, and all that undo brings back. */
export interface EditorContent {
  /** One signs it alone: all fields are one's own, and filled here. */
  readonly own: boolean;
  /** The file keeps signatures of others: only these fields of its form can be filled, where they are. null: any other file. */
  readonly kept: readonly KeptField[] | null;
  readonly title: string;
  readonly note: string;
  readonly description: string;
  readonly folderId: string | null;
  readonly people: readonly EditorPerson[];
  readonly widgets: readonly EditorWidget[];
  readonly settings: DocumentSettings;
  readonly file: EditorFile;
}

/** A place where the file itself asks for something. */
export interface Suggestion extends PlacedBox {
  readonly id: string;
  readonly type: WidgetType;
  /** The word beside a line, or the form field's name; "" for none. */
  readonly label: string;
  readonly required: boolean;
  readonly values: readonly string[];
  /** Whom it seems to be for; null: whoever is chosen. */
  readonly owner: string | null;
}

/** What one draws, types or uploads once for all its fields. */
export type InkKind = 'signature' | 'initials' | 'stamp';

/** Of a document that one signs alone: what lands in its fields by itself. */
export interface Mine {
  readonly person: Person;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly dateFormat: string;
  /** Hashes of pictures. */
  readonly ink: Readonly<Partial<Record<InkKind, string>>>;
}

export interface Armed {
  readonly kind: string;
  /** Stays for the next click too. */
  readonly sticky: boolean;
}

export interface EditorState {
  readonly mode: 'document' | 'template';
  /** null where others fill the fields. */
  readonly mine: Mine | null;
  /** Those of the content's file. */
  readonly pages: readonly PageBox[];
  readonly content: EditorContent;
  readonly past: readonly EditorContent[];
  readonly future: readonly EditorContent[];
  /** Edits with the same key in a row are one step of undo. */
  readonly merge: string | null;
  readonly selected: readonly string[];
  /** Whose fields are being placed: a person's id or `SENDER`. */
  readonly owner: string;
  readonly armed: Armed | null;
  readonly clipboard: readonly EditorWidget[];
}
