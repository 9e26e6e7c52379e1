import type { DocumentSettings, DocumentState } from './types.ts';

/** Settings that the owner may still change while people are signing. */
export type EditableSetting =
  | 'sendInOrderStrict'
  | 'enableOtp'
  | 'enableTour'
  | 'redirectUrl'
  | 'allowModifications'
  | 'autoReminder'
  | 'remindOnceInEvery'
  | 'notifyOnSignatures'
  | 'penColors'
  | 'cc'
  | 'bcc';

type Editable = Pick<DocumentState, 'title' | 'note' | 'description' | 'folderId'> &
  Pick<DocumentSettings, EditableSetting>;
export type ChangedKey = keyof Editable;

/** New values; what isn't named, or undefined, stays. */
export type DocumentChanges = { readonly [Key in ChangedKey]?: Editable[Key] | undefined };

/** How each change is called before people. */
export const changeNames: Readonly<Record<ChangedKey, string>> = {
  title: 'title',
  note: 'note',
  description: 'description',
  folderId: 'folder',
  sendInOrderStrict: 'signing order',
  enableOtp: 'email code',
  enableTour: 'guided tour',
  redirectUrl: 'page after signing',
  allowModifications: 'own fields',
  autoReminder: 'reminders',
  remindOnceInEvery: 'reminder interval',
  notifyOnSignatures: 'notices',
  penColors: 'ink colours',
  cc: 'copies',
  bcc: 'hidden copies',
};

/** The owner's own affairs: recipients aren't told of these. */
const internal = ['description', 'folderId', 'notifyOnSignatures', 'bcc'] as const satisfies readonly ChangedKey[];
/** What recipients are told of. */
export type RecipientsChange = Exclude<ChangedKey, (typeof internal)[number]>;

/** What concerns the recipients too among the keys of an audit event, in words. */
export function changesForRecipients(keys: readonly unknown[]): string[] {
  return keysForRecipients(keys).map((key) => changeNames[key]);
}

/** The same as keys, each once. */
export function keysForRecipients(keys: readonly unknown[]): RecipientsChange[] {
  return knownKeys(keys).filter((key): key is RecipientsChange => !internal.some((each) => each === key));
}

/** Words for the keys of an audit event, each once. */
export function namesOf(keys: readonly unknown[]): string[] {
  return knownKeys(keys).map((key) => changeNames[key]);
}

function knownKeys(keys: readonly unknown[]): ChangedKey[] {
  return (Object.keys(changeNames) as ChangedKey[]).filter((key) => keys.includes(key));
}

/** What differs from the document as it is. */
export function realChanges(document: DocumentState, wanted: DocumentChanges): DocumentChanges {
  const { title, note, description, folderId, settings } = document;
  const now: Readonly<Record<string, unknown>> = { ...settings, title, note, description, folderId };
  const entries = Object.entries(wanted).filter(
    ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(now[key]),
  );
  return Object.fromEntries(entries);
}

/** The document with its changes. */
export function withChanges(document: DocumentState, changes: DocumentChanges): DocumentState {
  const { title, note, description, folderId, ...settings } = changes;
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return {
    ...document,
    title: title ?? document.title,
    note: note ?? document.note,
    description: description ?? document.description,
    folderId: folderId === undefined ? document.folderId : folderId,
    settings: { ...document.settings, ...given },
  };
}
