import type { Language } from '../language/languages.ts';
import type { RecipientType } from '../recipient/types.ts';
import type { PrefillResponse, Widget } from '../widget/types.ts';

/** A place for a person in a template. With an e-mail address it has its person already. */
export interface TemplateRole {
  /** The label that joins a placeholder and a real recipient; unique in its template. */
  readonly role: string;
  readonly type: RecipientType;
  readonly name: string;
  /** Lower case; "" for a placeholder. */
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly jobTitle: string;
  /** null or absent: the owner's. */
  readonly language?: Language | null | undefined;
  /** Hash, as a document's recipient keeps it; null for none. */
  readonly accessCodeHash: string | null;
  /** Number of the signing order; absent: its place in the list. */
  readonly turn?: number;
  readonly widgets: readonly Widget[];
}

/**
 * A field of the template that the sender fills before anybody receives the document. null: still open, so that who
 * uses the template answers it. An image's bytes lie in a blob.
 */
export interface TemplatePrefill {
  readonly widget: Widget;
  readonly response: PrefillResponse | null;
}
