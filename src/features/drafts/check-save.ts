import type { DraftContent, DraftPerson } from '../../domain/draft/content.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { hashAccessCode, isAppAccessCode } from '../documents/access-code.ts';
import { checkCopies } from '../documents/check-copies.ts';
import type { Row } from '../tables.ts';

/** A draft as it comes to be saved; a person may bring a new access code, or null to have none any more. */
export interface SavedContent extends Omit<DraftContent, 'people'> {
  readonly people: readonly (DraftPerson & { readonly accessCode?: string | null | undefined })[];
}

export type SaveRefusal =
  /** detail: stateVersion, as it is now, and by: who saved it so, where that is known. */
  | 'changed-elsewhere'
  | 'unknown-folder'
  /** Pages that were not arranged for this draft, or are no longer kept. */
  | 'unknown-file'
  /** Two people, or two fields, of one id. */
  | 'same-id'
  /** A picture that was not uploaded for this draft. */
  | 'unknown-picture'
  /** detail: personId. */
  | 'bad-access-code'
  /** detail: limit. */
  | 'too-many-recipients'
  | 'too-many-copies'
  | 'too-many-widgets';

/** What can't be stored at all. Everything else may be unfinished, and is looked at when the draft is sent. */
export function checkSave(
  content: SavedContent,
  draft: { readonly pictures: readonly string[]; readonly prefill: readonly { readonly response: unknown }[] },
  limits: Deps['settings']['limits'],
): Refusal<SaveRefusal> | undefined {
  const { people, prefill, settings } = content;
  const widgets = [...people.flatMap((person) => person.widgets), ...prefill.map(({ widget }) => widget)];
  if (repeats(people) || repeats(widgets)) return refuse('same-id');
  if (people.length > limits.recipientsPerDocument) {
    return refuse('too-many-recipients', { limit: limits.recipientsPerDocument });
  }
  const copies = checkCopies(settings, limits);
  if (copies) return copies;
  if (widgets.length > limits.widgetsPerDocument)
    return refuse('too-many-widgets', { limit: limits.widgetsPerDocument });
  const coded = people.find(({ accessCode }) => typeof accessCode === 'string' && !isAppAccessCode(accessCode));
  if (coded) return refuse('bad-access-code', { personId: coded.id });
  const own = new Set([...draft.pictures, ...draft.prefill.flatMap(({ response }) => pictureIn(response))]);
  const given = [
    ...prefill.map(({ response }) => response),
    ...people.flatMap(({ answers = {} }) => Object.values(answers)),
  ];
  const foreign = given.some((response) => pictureIn(response).some((sha256) => !own.has(sha256)));
  return foreign ? refuse('unknown-picture') : undefined;
}

/** Nothing is written over what somebody else has saved: who has saved is told, and what to save against if one insists. */
export function changedElsewhere(
  row: Pick<Row<'document'>, 'state_version' | 'saved_by'>,
): Refusal<'changed-elsewhere'> {
  const by = row.saved_by === null ? {} : { by: row.saved_by };
  return refuse('changed-elsewhere', { stateVersion: row.state_version, ...by });
}

/** Hashes of new, good codes by person; null for one that is taken away, absent for one that stays. Slow, so before any lock. */
export async function newCodeHashes(content: SavedContent): Promise<ReadonlyMap<string, string | null>> {
  const hashes = new Map<string, string | null>();
  for (const { id, accessCode } of content.people) {
    if (accessCode === null) hashes.set(id, null);
    else if (accessCode !== undefined && isAppAccessCode(accessCode)) hashes.set(id, await hashAccessCode(accessCode));
  }
  return hashes;
}

function repeats(things: readonly { readonly id: string }[]): boolean {
  return new Set(things.map(({ id }) => id)).size !== things.length;
}

/** The blob of an answer that is a picture. */
export function pictureIn(response: unknown): string[] {
  if (typeof response !== 'object' || response === null || !('image' in response)) return [];
  return typeof response.image === 'string' ? [response.image] : [];
}
