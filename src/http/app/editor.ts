import type { FastifyInstance } from 'fastify';
import {
  discardDraft as discardEndpoint,
  finishDraft as finishEndpoint,
  loadDraft as loadEndpoint,
  openDraftLink as openEndpoint,
  readEditorFacts,
  saveDraft as saveEndpoint,
  searchContacts as searchEndpoint,
  sendDraft as sendEndpoint,
  withdrawDraft as withdrawEndpoint,
} from '../../contract/app/editor.ts';
import { arrangePages as arrangeEndpoint } from '../../contract/app/editor-pages.ts';
import { consentRecord } from '../../contract/sign/consent.ts';
import { enConsent } from '../../contract/sign/consent-texts/en.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { searchContacts } from '../../features/contacts/search.ts';
import type { Deps } from '../../features/deps.ts';
import { arrangeDraftPages } from '../../features/drafts/arrange-pages.ts';
import { discardDraft } from '../../features/drafts/discard.ts';
import { finishOwnDraft } from '../../features/drafts/finish-own.ts';
import { loadDraft } from '../../features/drafts/load.ts';
import { openDraftLink } from '../../features/drafts/open-link.ts';
import { saveDocumentDraft } from '../../features/drafts/save-document.ts';
import { saveTemplateDraft } from '../../features/drafts/save-template.ts';
import { sendDocumentDraft } from '../../features/drafts/send.ts';
import { sendFromTemplate } from '../../features/drafts/send-template.ts';
import type { SendOutcome } from '../../features/drafts/sent.ts';
import { withdrawSending } from '../../features/drafts/withdraw.ts';
import { setDraftCookie } from './draft-cookie.ts';
import { editorFileRoutes } from './editor-files.ts';
import { editorOf } from './editor-of.ts';
import { presentDraft, presentFacts } from './present-editor.ts';
import { readContent } from './read-content.ts';
import { serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

const MOST_CONTACTS = 20;
/** A whole draft: some thousand fields, and a mail of one's own. */
const CONTENT_BYTES = 16 * 1024 * 1024;

/** The editor's requests, for the signed-in owner and for whoever holds a link alike. */
export async function editorRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  await server.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.bodyLimit ??= CONTENT_BYTES;
    });
    contentRoutes(scope, deps);
  });
  await server.register(async (scope) => editorFileRoutes(scope, deps));
}

function contentRoutes(server: FastifyInstance, deps: Deps): void {
  serve(server, openEndpoint, async ({ body }, _request, reply) => {
    const opened = await openDraftLink(deps, body.token);
    if (isRefusal(opened)) return opened;
    setDraftCookie(deps, reply, opened.ticket, opened.endsAt);
    return { by: 'link' as const, kind: opened.ticket.kind, id: opened.ticket.id };
  });

  serve(server, readEditorFacts, async (_input, request) => {
    const { account, tenant } = await sessionOf(request, deps);
    return presentFacts(deps, { owner: account, tenant }, 'owner', 'document');
  });

  serve(server, searchEndpoint, async ({ query }, request) => {
    const { accountId } = await sessionOf(request, deps);
    const found = await searchContacts(deps.db, accountId, query.q, MOST_CONTACTS);
    return {
      contacts: found.map(({ id, name, email, phone, company, job_title: jobTitle }) => ({
        ...{ id, name, email, phone, company, jobTitle },
      })),
    };
  });

  serve(server, loadEndpoint, async ({ params }, request) => {
    const draft = await loadDraft(deps, await editorOf(request, deps, params), params);
    return isRefusal(draft) ? draft : presentDraft(deps, draft, params.by);
  });

  serve(server, saveEndpoint, async ({ params, body }, request) => {
    const editor = await editorOf(request, deps, params);
    const save = params.kind === 'document' ? saveDocumentDraft : saveTemplateDraft;
    const wanted = {
      stateVersion: body.stateVersion,
      content: readContent(body.content),
      fileVersion: body.fileVersion,
    };
    const saved = await save(deps, editor, params.id, wanted);
    return isRefusal(saved) ? saved : { ...saved, savedAt: saved.savedAt.toISOString() };
  });

  serve(server, arrangeEndpoint, async ({ params, body }, request) => {
    const editor = await editorOf(request, deps, params);
    const change = { kind: 'plan', plan: body.plan } as const;
    const made = await arrangeDraftPages(deps, editor, params, body.fileVersion, change);
    return isRefusal(made) ? made : { ...made, pages: [...made.pages] };
  });

  serve(server, sendEndpoint, async ({ params, body }, request) => {
    const editor = await editorOf(request, deps, params);
    const meta = metaOf(request);
    const { stateVersion, people, prefill } = body;
    const result =
      params.kind === 'document'
        ? await sendDocumentDraft(deps, editor, params.id, stateVersion, meta)
        : await sendFromTemplate(deps, editor, params.id, stateVersion, { people, prefill }, meta);
    return isRefusal(result) ? result : presentOutcome(result);
  });

  serve(server, finishEndpoint, async ({ params, body }, request) => {
    if (params.kind !== 'document') return refuse('unknown-draft');
    const editor = await editorOf(request, deps, params);
    const consent = consentRecord(enConsent, 'own', deps.environment.name === 'sandbox');
    const result = await finishOwnDraft(deps, editor, params.id, { ...body, consent }, metaOf(request));
    return isRefusal(result) ? result : presentOutcome(result);
  });

  serve(server, withdrawEndpoint, async ({ params, body }, request, reply) => {
    const editor = await editorOf(request, deps, params);
    const done = await withdrawSending(deps, editor, body.documentId, metaOf(request));
    if (isRefusal(done)) return done;
    // Of a template's link only the document it has sent is left to edit.
    if (params.by === 'link' && done.endsAt !== null) setDraftCookie(deps, reply, done.ticket, done.endsAt);
    return { by: params.by, kind: done.ticket.kind, id: done.ticket.id };
  });

  serve(server, discardEndpoint, async ({ params }, request) => {
    const editor = await editorOf(request, deps, params);
    const refused: Refusal | undefined = await discardDraft(deps, editor, params, metaOf(request));
    if (refused === undefined) return { done: true as const };
    return refused.refused === 'deleted' ? refuse('unknown-draft') : refused;
  });
}

type Problem = { readonly detail?: Readonly<Record<string, string | number>> };

function withCopies<P extends Problem>({ detail, ...problem }: P) {
  return { ...problem, ...(detail === undefined ? {} : { detail: { ...detail } }) };
}

function presentOutcome(result: SendOutcome) {
  if (result.outcome === 'problems') return { outcome: 'problems' as const, problems: result.problems.map(withCopies) };
  const { people, expiresAt, undoUntil, ...rest } = result.sent;
  const times = { expiresAt: expiresAt?.toISOString() ?? null, undoUntil: undoUntil.toISOString() };
  return { outcome: 'sent' as const, sent: { ...rest, ...times, people: [...people] } };
}
