import type { Logic } from './logic.ts';

/** A widget is the box on a page that somebody fills; on screen it is called a field. */
export const widgetTypes = [
  'signature',
  'initials',
  'stamp',
  'image',
  'name',
  'email',
  'company',
  'job title',
  'textbox',
  'number',
  'date',
  'checkbox',
  'radio button',
  'dropdown',
  'cells',
  'attachments',
] as const;
export type WidgetType = (typeof widgetTypes)[number];

/** Widgets whose answer is a picture. */
export const pictureTypes: readonly WidgetType[] = ['signature', 'initials', 'stamp', 'image'];

export type WidgetColor = 'black' | 'blue' | 'red' | 'yellow';

/** Options with their defaults applied; a key a type has no use for is absent. */
export interface WidgetOptions {
  readonly name: string;
  readonly required: boolean;
  readonly hint: string;
  readonly readonly: boolean;
  readonly color: WidgetColor;
  /** PDF points: an even number from 2 to 28. */
  readonly fontsize: number;
  readonly hideTextWithAsterisks: boolean;
  /** textbox, cells, dropdown, radio button, date: the value it starts with; number: digits as text. */
  readonly default?: string;
  /** textbox, cells: pattern the whole value must match; literal form `/.../flags` or bare. */
  readonly pattern?: string;
  /** checkbox, radio button, dropdown. */
  readonly values?: readonly string[];
  /** checkbox. */
  readonly selectedValues?: readonly string[];
  readonly hideLabel?: boolean;
  readonly layout?: 'vertical' | 'horizontal';
  /** checkbox; 0 is no bound. */
  readonly minSelections?: number;
  readonly maxSelections?: number;
  /** number. */
  readonly formula?: string;
  readonly decimalPlaces?: number;
  /** cells: number of boxes. */
  readonly cellCount?: number;
  /** date. */
  readonly format?: string;
  /** date, `YYYY-MM-DD`. */
  readonly minDate?: string;
  readonly maxDate?: string;
  /** date: the day of signing, filled by the server. */
  readonly signingDate?: boolean;
  /** textbox, number, dropdown, checkbox, radio button: when it is shown or required. */
  readonly logic?: Logic;
}

/**
 * x, y: upper-left corner in PDF points from the top-left of the page as displayed (rotation, crop box and user
 * unit applied), y downward. page is 1-based. `wire` keeps what the API client sent, to be echoed unchanged.
 */
export interface Widget {
  readonly id: string;
  readonly type: WidgetType;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly options: WidgetOptions;
  /** Placed, or free to be moved, resized and removed, by the recipient who answers it. */
  readonly own?: true;
  readonly wire?: Readonly<Record<string, unknown>>;
}

/**
 * An answer as stored. Text types, number (`-12.50`), dropdown and radio button: a string; date: a string in the
 * widget's format; checkbox: the chosen values; pictures: the SHA-256 of a PNG or JPEG blob; attachments: the files.
 */
export type WidgetResponse =
  | string
  | readonly string[]
  | { readonly image: string }
  | { readonly files: readonly UploadedFile[] };

/** A file that a recipient has uploaded, checked and turned into pages. */
export interface UploadedFile {
  readonly id: string;
  /** As it was called on the recipient's device. */
  readonly name: string;
  /** Bytes as uploaded, and the SHA-256 of their blob. */
  readonly size: number;
  readonly sha256: string;
  /** SHA-256 of the blob that holds its pages as a PDF, and that blob's bytes. */
  readonly pdf: string;
  readonly pdfSize: number;
  /** In points, as displayed. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
}

/** Answers by widget id. */
export type Answers = Readonly<Record<string, WidgetResponse>>;

/**
 * A field the sender has filled already; it is burnt into the file before anybody receives it. The response is checked:
 * a string, for a checkbox the chosen values, for an image the base64 text of a PNG or JPEG, without `data:` prefix, or
 * the blob in which it lies already.
 */
export interface PrefillWidget {
  readonly widget: Widget;
  readonly response: PrefillResponse;
}

export type PrefillResponse = string | readonly string[] | { readonly image: string };

/** The data of a recipient that fill the matching widgets. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly jobTitle: string;
}
