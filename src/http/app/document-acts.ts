import type { FastifyInstance } from 'fastify';
import {
  copyDocument,
  correctRecipientNow,
  endDraftLinkNow,
  extendDocument,
  forwardDocumentNow,
  renameDocument,
  templateOfDocument,
} from '../../contract/app/document-acts.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { correctRecipient } from '../../features/documents/correct-recipient.ts';
import { editDocument } from '../../features/documents/edit.ts';
import { extendExpiry } from '../../features/documents/extend.ts';
import { forwardDocument } from '../../features/documents/forward.ts';
import { copyAsDraft, templateFromDocument } from '../../features/drafts/copy-document.ts';
import { endDraftLink } from '../../features/drafts/end-link.ts';
import { serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

const done = { done: true } as const;

/** Acts of the owner that mend a document, pass it on or make a new one of it. */
export function documentActRoutes(server: FastifyInstance, deps: Deps): void {
  serve(server, renameDocument, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    const renamed = await editDocument(deps, me, params.id, body, metaOf(request));
    return isRefusal(renamed) ? named(renamed) : done;
  });

  serve(server, extendDocument, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    const extended = await extendExpiry(deps, me, params.id, new Date(body.expiresAt), metaOf(request));
    return isRefusal(extended) ? named(extended) : { expiresAt: extended.expiresAt?.toISOString() ?? null };
  });

  serve(server, correctRecipientNow, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    const refused = await correctRecipient(deps, me, params, body, metaOf(request));
    return refused === undefined ? done : named(refused);
  });

  serve(server, endDraftLinkNow, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const refused = await endDraftLink(deps, me, { kind: 'document', id: params.id });
    return refused === undefined ? done : refuse('unknown-document');
  });

  serve(server, forwardDocumentNow, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    const { allowed, retryAfterSeconds } = await deps.limiter('forward', 30, 3600).take(me.accountId);
    if (!allowed) return refuse('too-many', { retryAfterSeconds });
    const refused = await forwardDocument(deps, me, params.id, body, metaOf(request));
    return refused === undefined ? done : named(refused);
  });

  serve(server, copyDocument, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const copy = await copyAsDraft(deps, me, params.id, metaOf(request));
    return isRefusal(copy) ? named(copy) : copy;
  });

  serve(server, templateOfDocument, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const template = await templateFromDocument(deps, me, params.id);
    return isRefusal(template) ? named(template) : template;
  });
}

/** One code for what isn't there, whichever part of it. */
export function named<Code extends string>(refusal: Refusal<Code>): Refusal {
  return refusal.refused === 'not-found' || refusal.refused === 'unknown-recipient'
    ? refuse('unknown-document')
    : refusal;
}
