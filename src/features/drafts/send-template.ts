import type { DraftContent, DraftResponse } from '../../domain/draft/content.ts';
import { settleDraft } from '../../domain/draft/settle-draft.ts';
import type { Language } from '../../domain/language/languages.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../caller.ts';
import { hashAccessCode, isAppAccessCode } from '../documents/access-code.ts';
import type { CreateDeps } from '../documents/create.ts';
import { pictureIn } from './check-save.ts';
import { type Editor, editorMeta, lockTemplateForEditor } from './editor.ts';
import { type LoadedDraft, loadDraft } from './load.ts';
import type { SendRefusal } from './send.ts';
import { presentSent, rulesFor, type SendOutcome, undoEnd } from './sent.ts';
import { prepareTemplateDocument, storeTemplateDocument } from './template-document.ts';

/** Who takes the roles this time, and answers for this time; the template itself stays as it is. */
export interface TemplateSending {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly company: string;
    readonly jobTitle: string;
    readonly language?: Language | null | undefined;
    readonly accessCode: string | null;
  }[];
  /** By the id of the field. */
  readonly prefill: Readonly<Record<string, DraftResponse>>;
}

/**
 * Sends one document made of the template. Through the template's link it costs one credit and uses the link up; the
 * owner sends for nothing, as often as wanted.
 */
export async function sendFromTemplate(
  deps: CreateDeps,
  editor: Editor,
  id: string,
  stateVersion: number,
  sending: TemplateSending,
  meta: RequestMeta,
): Promise<SendOutcome | Refusal<SendRefusal>> {
  const draft = await loadDraft(deps, editor, { kind: 'template', id });
  if (isRefusal(draft)) return draft;
  const { owner } = draft;
  if (owner.suspended_at !== null) return refuse('account-suspended');
  if (draft.stateVersion !== stateVersion) return refuse('changed-elsewhere', { stateVersion: draft.stateVersion });
  const foreign = pictureOfOthers(draft, sending.prefill);
  if (foreign) return refuse('not-a-picture');
  const content = withPeople(draft.content, sending);
  const settled = settleDraft(content, rulesFor(deps, draft));
  const badCodes = sending.people.filter(({ accessCode }) => accessCode !== null && !isAppAccessCode(accessCode));
  const problems = [
    ...settled.problems,
    ...badCodes.map((person) => ({ code: 'bad-access-code', personId: person.id }) as const),
  ];
  if (problems.length > 0) return { outcome: 'problems', problems };
  const caller = { accountId: owner.id, tenantId: draft.tenant.id };
  const row = await deps.db.selectFrom('template').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const prepared = await prepareTemplateDocument(deps, caller, row, content, settled);
  if (isRefusal(prepared)) return prepared;
  const codeHashes = new Map<string, string>();
  for (const { id: personId, accessCode } of sending.people) {
    if (accessCode !== null) codeHashes.set(personId, await hashAccessCode(accessCode));
  }

  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    const template = await lockTemplateForEditor(tx, editor, id, now);
    if (isRefusal(template)) return template;
    if (template.state_version !== stateVersion) {
      return refuse('changed-elsewhere', { stateVersion: template.state_version });
    }
    const charge = editor.by === 'link';
    const holdUntil = undoEnd(now);
    const locked = await storeTemplateDocument(
      tx,
      deps,
      template,
      { ...prepared, codeHashes },
      {
        templateId: id,
        charge,
        holdUntil,
        // Taken back, the document is edited on through the link that it was sent by.
        linkEndsAt: charge ? template.link_expires_at : null,
        origin: editorMeta(editor, meta),
      },
    );
    if (isRefusal(locked)) return locked;
    // Used up: nobody sends a second document through it.
    if (charge) await tx.updateTable('template').set({ link_expires_at: null }).where('id', '=', id).execute();
    return { outcome: 'sent', sent: presentSent(deps, editor, locked, charge ? 1 : 0, holdUntil) };
  });
}

function withPeople(content: DraftContent, sending: TemplateSending): DraftContent {
  const taken = new Map(sending.people.map((person) => [person.id, person]));
  return {
    ...content,
    people: content.people.map((role) => {
      const person = taken.get(role.id);
      if (person === undefined) return role;
      const { accessCode, ...facts } = person;
      const language = facts.language ?? role.language;
      return { ...role, ...facts, language, hasAccessCode: role.hasAccessCode || accessCode !== null };
    }),
    prefill: content.prefill.map(({ widget, response }) => ({
      widget,
      response: Object.hasOwn(sending.prefill, widget.id) ? (sending.prefill[widget.id] ?? null) : response,
    })),
  };
}

/** Only pictures that were uploaded for this template, or lie in it, can be burnt into its documents. */
function pictureOfOthers({ pictures, content }: LoadedDraft, prefill: TemplateSending['prefill']): boolean {
  const own = new Set([...pictures, ...content.prefill.flatMap(({ response }) => pictureIn(response))]);
  return Object.values(prefill).some((response) => pictureIn(response).some((sha256) => !own.has(sha256)));
}
