import type { FastifyInstance } from 'fastify';
import {
  copyRecipientLink,
  listDocumentsPage,
  readDocument,
  remindRecipient,
  restoreDocumentNow,
  revokeDocumentNow,
  trashDocumentNow,
} from '../../contract/app/documents.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { auditChain } from '../../features/audit/read.ts';
import type { Deps } from '../../features/deps.ts';
import { browseDocuments, creditsSpentOn, findOwnDocument, lastEvents } from '../../features/documents/browse.ts';
import { recipientLink } from '../../features/documents/link.ts';
import { resendRequest } from '../../features/documents/resend.ts';
import { revokeDocument } from '../../features/documents/revoke.ts';
import { restoreDocument, trashDocument } from '../../features/documents/trash.ts';
import { textAsHtml } from '../../features/mail/own-html.ts';
import { documentActRoutes, named } from './document-acts.ts';
import { documentExportRoutes } from './document-exports.ts';
import { documentPageRoutes } from './document-pages.ts';
import { presentPage, presentRow } from './present-document.ts';
import { serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

const done = { done: true } as const;

/** The owner's documents: list, detail, the owner's acts, and pictures of pages. */
export async function documentRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, listDocumentsPage, async ({ query }, request) => {
    const { account } = await sessionOf(request, deps);
    const viewer = { accountId: account.id, email: account.email };
    const now = deps.clock();
    const { filter, q, page, perPage } = query;
    const window = { limit: perPage, skip: (page - 1) * perPage };
    const { documents, total, counts } = await browseDocuments(deps.db, viewer, { filter, text: q, now, ...window });
    const events = await lastEvents(
      deps.db,
      documents.map(({ id }) => id),
    );
    return {
      documents: documents.map((document) => presentRow(document, account, events.get(document.id), now)),
      total,
      page,
      perPage,
      counts,
    };
  });

  serve(server, readDocument, async ({ params }, request) => {
    const { account } = await sessionOf(request, deps);
    const document = await findOwnDocument(deps.db, account.id, params.id);
    if (document === undefined) return refuse('unknown-document');
    const [chain, last, creditsSpent] = await Promise.all([
      auditChain(deps.db, document.id),
      lastEvents(deps.db, [document.id]),
      creditsSpentOn(deps.db, document.id),
    ]);
    return presentPage(deps, document, account, {
      events: chain.events,
      lastEvent: last.get(document.id),
      chain: { head: chain.head, intact: chain.brokenAt === null },
      creditsSpent,
    });
  });

  serve(server, remindRecipient, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    const found = await findRecipient(deps, me.accountId, params);
    if (isRefusal(found)) return found;
    const limiter = deps.limiter('remind', 10, 3600);
    const { allowed, retryAfterSeconds } = await limiter.take(found.recipient.id);
    if (!allowed) return refuse('too-many', { retryAfterSeconds });
    const own = { subject: body.subject, body: textAsHtml(body.message) };
    const refused = await resendRequest(deps, me, params.id, found.recipient.email, own, metaOf(request));
    if (refused?.refused === 'nothing-to-do') {
      return refuse(found.recipient.acted_at === null ? 'not-your-turn' : 'already-acted');
    }
    return refused === undefined ? done : named(refused);
  });

  serve(server, copyRecipientLink, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const found = await findRecipient(deps, me.accountId, params);
    if (isRefusal(found)) return found;
    return found.document.deleted_at === null
      ? { url: recipientLink(deps, found.recipient) }
      : refuse('unknown-document');
  });

  serve(server, revokeDocumentNow, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    const revoked = await revokeDocument(deps, me, params.id, body.reason, metaOf(request));
    return isRefusal(revoked) ? named(revoked) : done;
  });

  serve(server, trashDocumentNow, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const trashed = await trashDocument(deps, me, params.id, metaOf(request));
    return isRefusal(trashed) ? named(trashed) : done;
  });

  serve(server, restoreDocumentNow, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const restored = await restoreDocument(deps, me, params.id, metaOf(request));
    return isRefusal(restored) ? named(restored) : done;
  });

  documentActRoutes(server, deps);
  documentExportRoutes(server, deps);
  documentPageRoutes(server, deps);
}

async function findRecipient(
  deps: Deps,
  accountId: string,
  { id, recipientId }: { readonly id: string; readonly recipientId: string },
) {
  const document = await findOwnDocument(deps.db, accountId, id);
  const recipient = document?.recipients.find((one) => one.id === recipientId);
  return document && recipient ? { document, recipient } : refuse('unknown-document');
}
