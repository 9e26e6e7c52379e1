/** One set of handlers answers under each of these prefixes. */
export const apiVersions = ['v1', 'v1.1', 'v1.2'] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** Shapes that differ between versions. */
export type VersionedShape =
  | 'document'
  | 'document-in-list'
  | 'contact'
  | 'contact-in-list'
  | 'template'
  | 'template-in-list';

export interface Absent {
  /** Keys the answer lacks. */
  readonly keys: readonly string[];
  /** Whether `signers[]` come with their widgets. */
  readonly signerWidgets: boolean;
  /** Options that those widgets lack. */
  readonly widgetOptions?: readonly string[];
}

const olderKeys = ['send_in_order_strict', 'allow_offline_sign'];

const contact: Readonly<Record<ApiVersion, Absent>> = {
  v1: { keys: ['company', 'job_title'], signerWidgets: true },
  'v1.1': { keys: [], signerWidgets: true },
  'v1.2': { keys: [], signerWidgets: true },
};

/** What v1's widgets can't be told. */
const olderOptions = ['color', 'fontsize', 'fontSize', 'hide_text_with_asterisks'];

const templateKeys = [
  'description',
  'pen_colors',
  'sender_name',
  'sender_email',
  'notify_on_signatures',
  'merge_certificate',
  'timeToCompleteDays',
  'bcc',
  'cc',
  'prefill',
];

/** What an answer of a version lacks. Requests are not listed: every property is accepted under every prefix. */
export const absentFrom: Readonly<Record<VersionedShape, Readonly<Record<ApiVersion, Absent>>>> = {
  document: {
    v1: { keys: [...olderKeys, 'pen_colors', 'bcc', 'cc'], signerWidgets: true },
    'v1.1': { keys: [...olderKeys, 'cc'], signerWidgets: true },
    'v1.2': { keys: [], signerWidgets: true },
  },
  'document-in-list': {
    v1: { keys: olderKeys, signerWidgets: true },
    'v1.1': { keys: olderKeys, signerWidgets: true },
    'v1.2': { keys: [], signerWidgets: false },
  },
  contact,
  'contact-in-list': contact,
  template: {
    v1: { keys: [...olderKeys, ...templateKeys], signerWidgets: true, widgetOptions: olderOptions },
    'v1.1': { keys: [...olderKeys, 'cc'], signerWidgets: true },
    'v1.2': { keys: ['folder'], signerWidgets: true },
  },
  'template-in-list': {
    v1: { keys: [...olderKeys, 'prefill'], signerWidgets: true, widgetOptions: olderOptions },
    'v1.1': { keys: [...olderKeys, 'prefill'], signerWidgets: true },
    'v1.2': { keys: ['folder'], signerWidgets: false },
  },
};
