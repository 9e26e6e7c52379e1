import type { DraftContent } from '../../src/domain/draft/content.ts';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import type { Caller } from '../../src/features/caller.ts';
import type { Deps } from '../../src/features/deps.ts';
import { type CreatedDraft, createDraft, type NewDraft } from '../../src/features/drafts/create.ts';
import type { Editor } from '../../src/features/drafts/editor.ts';
import { type DraftKey, type LoadedDraft, loadDraft } from '../../src/features/drafts/load.ts';
import { openDraftLink } from '../../src/features/drafts/open-link.ts';
import { saveDocumentDraft } from '../../src/features/drafts/save-document.ts';
import type { SendOutcome, SentDraft } from '../../src/features/drafts/sent.ts';
import { meta, newDocument, widget } from './documents.ts';
import { plainPdf } from './plain-pdf.ts';

export function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`Refused: ${value.refused}`);
  return value;
}

export function sentOf(value: SendOutcome | Refusal): SentDraft {
  const outcome = ok(value);
  if (outcome.outcome !== 'sent') throw new Error(JSON.stringify(outcome.problems));
  return outcome.sent;
}

/** A draft as `draftdocument` makes it, for one signer. */
export async function apiDraft(deps: Deps, caller: Caller, given: Partial<NewDraft> = {}): Promise<CreatedDraft> {
  const { recipients, ...document } = newDocument({ title: 'Lease' });
  const input = { ...document, file: plainPdf(), recipients, prefill: [], charge: true, withLink: true };
  return ok(await createDraft(deps, caller, { ...input, hideSigningLinks: false, ...given }, meta));
}

/** Who opened a link to a draft. */
export async function holderOf(deps: Deps, url: string | null): Promise<Editor> {
  const { ticket } = ok(await openDraftLink(deps, url?.split('/').at(-1) ?? ''));
  return { by: 'link', ticket };
}

export async function loaded(
  deps: Deps,
  editor: Editor,
  id: string,
  kind: DraftKey['kind'] = 'document',
): Promise<LoadedDraft> {
  return ok(await loadDraft(deps, editor, { kind, id }));
}

export async function edited(deps: Deps, editor: Editor, id: string, change: (content: DraftContent) => DraftContent) {
  const { stateVersion, content } = await loaded(deps, editor, id);
  return saveDocumentDraft(deps, editor, id, { stateVersion, content: change(content) });
}

const { wire: _none, own: _neither, ...signature } = widget('signature');

/** A signer as the editor adds one. */
export const newSigner = {
  id: 'new-1',
  turn: 1,
  role: '',
  type: 'signer',
  name: '',
  email: 'Mia@Example.com',
  phone: '',
  company: '',
  jobTitle: '',
  hasAccessCode: false,
  widgets: [signature],
} as const;
