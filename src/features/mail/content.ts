import type { Language } from '../../domain/language/languages.ts';
import type { MailSender } from './message.ts';

export type Tone = 'success' | 'warning' | 'danger';

/**
 * A mail as data. HTML and text are both made from it, so the text part says the same. Values are plain text;
 * escaping is the renderer's business.
 */
export interface MailContent {
  readonly subject: string;
  /** Absent: English. */
  readonly language?: Language;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  /** Company of the sender in the head and foot; absent: mail of the product itself. */
  readonly sender?: MailSender;
  /** Why this mail came, for mail of the product itself. */
  readonly reason?: string;
  readonly blocks: readonly MailBlock[];
}

export type MailBlock =
  | { readonly kind: 'status'; readonly tone: Tone; readonly text: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  /** Muted line of 14/20. */
  | { readonly kind: 'note'; readonly text: string }
  /** 14/20 in the text colour. */
  | { readonly kind: 'small'; readonly text: string }
  /** The button's address in plain. */
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'files'; readonly rows: readonly { readonly name: string; readonly note: string }[] }
  | {
      readonly kind: 'bar';
      readonly share: number;
      readonly tone: Tone | 'accent';
      readonly start: string;
      readonly end: string;
    }
  | {
      readonly kind: 'amount';
      readonly label: string;
      readonly amount: string;
      readonly button: { readonly label: string; readonly url: string };
    }
  | {
      readonly kind: 'lines';
      readonly head: readonly [string, string, string, string];
      readonly rows: readonly (readonly [string, string, string, string])[];
      readonly total: readonly [string, string];
    }
  | { readonly kind: 'attached'; readonly name: string; readonly note: string }
  /** HTML of the sender's own making, already reduced to harmless tags, and the same as text. */
  | { readonly kind: 'own'; readonly html: string; readonly text: string };
