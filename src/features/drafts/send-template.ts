import type { DraftContent, DraftResponse } from '../../domain/draft/content.ts';
import { settleDraft } from '../../domain/draft/settle-draft.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { appendAudit } from '../audit/append.ts';
import type { RequestMeta } from '../caller.ts';
import { rememberContacts } from '../contacts/remember.ts';
import { debitDocument } from '../credits/debit.ts';
import { hashAccessCode, isAppAccessCode } from '../documents/access-code.ts';
import type { CreateDeps } from '../documents/create.ts';
import { insertDocument } from '../documents/insert-document.ts';
import { shownFile } from '../documents/prepare-file.ts';
import { checkSize } from '../documents/quotas.ts';
import { transition } from '../documents/transition.ts';
import { pictureIn } from './check-save.ts';
import { roleId, storedPrefill } from './content.ts';
import { type Editor, editorMeta, lockTemplateForEditor } from './editor.ts';
import { type LoadedDraft, loadDraft } from './load.ts';
import { type SendRefusal, settledPeople } from './send.ts';
import { presentSent, rulesFor, type SendOutcome, undoEnd } from './sent.ts';

/** Who takes the roles this time, and answers for this time; the template itself stays as it is. */
export interface TemplateSending {
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly company: string;
    readonly jobTitle: string;
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
  const { owner, pages } = draft;
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
  const bytes = await deps.blobs.get(draft.sourceBlob);
  const caller = { accountId: owner.id, tenantId: draft.tenant.id };
  const full = await checkSize(deps, caller, bytes.byteLength);
  if (full) return full;
  const documentId = deps.newId();
  const shownBlob = await shownFile(deps, documentId, { bytes, pages }, settled.prefill);
  if (isRefusal(shownBlob)) return shownBlob;
  const codes = new Map(sending.people.map((person) => [person.id, person.accessCode]));
  const people = settledPeople(settled);
  const newHashes = await Promise.all(
    people.map(async (person) => {
      const code = codes.get(person.id) ?? null;
      return code === null ? null : hashAccessCode(code);
    }),
  );

  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    const template = await lockTemplateForEditor(tx, editor, id, now);
    if (isRefusal(template)) return template;
    if (template.state_version !== stateVersion) {
      return refuse('changed-elsewhere', { stateVersion: template.state_version });
    }
    const charge = editor.by === 'link';
    if (charge) {
      const broke = await debitDocument(tx, deps, { ...caller, documentId });
      if (broke) return broke;
      // Used up: nobody sends a second document through it.
      await tx.updateTable('template').set({ link_expires_at: null }).where('id', '=', id).execute();
    }
    const file = { blob: template.source_blob, pages, bytes: template.source_bytes };
    const input = {
      ...content,
      title: content.title.trim(),
      file,
      password: '',
      recipients: people.map((person) => ({ ...person, accessCode: null })),
      prefill: [],
      charge,
      templateId: id,
    };
    const files = { pages, shownBlob, sourceBlob: template.source_blob };
    const rolesById = new Map(template.roles.map((role, index) => [roleId(index), role]));
    const codeHashes = people.map(
      (person, index) => newHashes[index] ?? rolesById.get(person.id)?.accessCodeHash ?? null,
    );
    const { link_expires_at: linkEndsAt, form_fields: formFields } = template;
    // Taken back, the document is edited on through the link that it was sent by.
    const more = { linkEndsAt: charge ? linkEndsAt : null, hideSigningLinks: false };
    const draftColumns = { prefill: storedPrefill(content.prefill, template.prefill), formFields, ...more };
    await insertDocument(tx, deps, { id: documentId, caller, input, files, codeHashes, now, draft: draftColumns });
    await rememberContacts(tx, deps, caller.accountId, people);
    const origin = editorMeta(editor, meta);
    const data = { documentId, title: input.title, sourceSha256: template.source_blob, templateId: id };
    await appendAudit(tx, documentId, [{ at: now, kind: 'created', ...origin, data, fileSha256: shownBlob }]);
    const undoUntil = undoEnd(now);
    const sent = await transition(tx, deps, documentId, { kind: 'send', holdUntil: undoUntil }, origin);
    if (isRefusal(sent)) throw new Error(`A new document could not be sent: ${sent.refused}.`);
    return { outcome: 'sent', sent: presentSent(deps, editor, sent.locked, charge ? 1 : 0, undoUntil) };
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
      return { ...role, ...facts, hasAccessCode: role.hasAccessCode || accessCode !== null };
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
