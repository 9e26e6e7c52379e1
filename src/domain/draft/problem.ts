/** What can keep a draft from being sent. The editor has a sentence for each and jumps to the place it names. */
export const draftProblemCodes = [
  'title-missing',
  /** Nobody who must act. */
  'no-recipients',
  'too-many-recipients',
  'too-many-widgets',
  'address-missing',
  'bad-address',
  'signer-without-signature',
  'viewer-with-widgets',
  'approver-with-signature',
  'bad-access-code',
  /** Two fields of one name; told of each but the first. */
  'name-taken',
  'name-missing',
  'widget-outside-page',
  'options-missing',
  /** Options that could never be filled in: bounds that cross, a default that is no option, an unreadable date. */
  'bad-options',
  'bad-pattern',
  'bad-formula',
  /** A condition that can't be used; detail: fault, name, trigger, rule (from 0). */
  'bad-logic',
  /** This kind of field can't be filled by the sender. */
  'unsupported-widget',
  'prefill-missing',
  'bad-response',
  'bad-setting',
  'needs-plan',
  /** A signature per signer was asked for, and something that rules it out; detail: what. */
  'per-signer-forbids',
  /** The file keeps its signatures, and something that would end them; detail: what, a `KeptObstacle`, and name. */
  'signatures-kept',
] as const;
export type DraftProblemCode = (typeof draftProblemCodes)[number];

export interface DraftProblem {
  readonly code: DraftProblemCode;
  readonly personId?: string;
  readonly widgetId?: string;
  /** Key of the settings. */
  readonly setting?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}
