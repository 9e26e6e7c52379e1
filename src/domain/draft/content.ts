import type { DocumentSettings } from '../document/types.ts';
import type { Language } from '../language/languages.ts';
import type { RecipientType } from '../recipient/types.ts';
import type { Widget } from '../widget/types.ts';

/** What the editor edits: a document before it is sent, or a template, whose people are roles. */
export interface DraftContent {
  readonly title: string;
  readonly note: string;
  readonly description: string;
  /** null: in the root. */
  readonly folderId: string | null;
  readonly settings: DocumentSettings;
  /** In signing order. */
  readonly people: readonly DraftPerson[];
  readonly prefill: readonly DraftPrefill[];
}

/** A recipient, or a template's role. While it is a draft anything may still be missing. */
export interface DraftPerson {
  readonly id: string;
  /** Number of the signing order; those who share one act together. */
  readonly turn: number;
  /** A free label; in a template it joins the role and its person, and is unique. */
  readonly role: string;
  readonly type: RecipientType;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly jobTitle: string;
  /** null or absent: the owner's. */
  readonly language?: Language | null | undefined;
  readonly hasAccessCode: boolean;
  readonly widgets: readonly DraftWidget[];
  /** Of a document that its owner signs alone: what stands in the fields so far, by their ids. */
  readonly answers?: Readonly<Record<string, DraftResponse>>;
}

/** Without `wire`: what the API echoes is made from the options once they are edited here. */
export type DraftWidget = Omit<Widget, 'wire' | 'own'>;

/** A field that the sender fills; a picture is kept by the SHA-256 of its PNG. null: nothing yet. */
export interface DraftPrefill {
  readonly widget: DraftWidget;
  readonly response: DraftResponse;
}

export type DraftResponse = string | readonly string[] | { readonly image: string } | null;
