import type { FastifyInstance } from 'fastify';
import qrcode from 'qrcode';
import { consentRecord, consentVersion } from '../../contract/sign/consent.ts';
import { consentTexts } from '../../contract/sign/consent-texts.ts';
import { answersBody, consentBody, declineBody, finishBody } from '../../contract/sign/requests.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { recipientLink } from '../../features/documents/link.ts';
import { consent, decline, markViewed } from '../../features/signing/act.ts';
import { saveAnswers } from '../../features/signing/answers.ts';
import { finish } from '../../features/signing/finish.ts';
import { loadSigning } from '../../features/signing/load.ts';
import { requestNewLink } from '../../features/signing/new-link.ts';
import { ownerChanges } from '../../features/signing/owner-changes.ts';
import { signingView } from '../../features/signing/view.ts';
import { metaOf, withSession } from './enter.ts';
import { answerRefusal, readBody } from './refusals.ts';

const done = { done: true } as const;

/** What a recipient does. `finish` and `decline` answer with the state that follows. */
export async function actRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  server.post(
    '/sign/r/:recipientId/viewed',
    withSession(deps, async (request, reply, session) => {
      const refusal = await markViewed(deps, session, metaOf(request));
      return refusal ? answerRefusal(request, reply, refusal) : reply.send(done);
    }),
  );

  server.post(
    '/sign/r/:recipientId/consent',
    withSession(deps, async (request, reply, session) => {
      const body = readBody(consentBody, request);
      if (isRefusal(body)) return answerRefusal(request, reply, body);
      // The record holds the words that stood on the screen; after an update an open page shows older ones.
      if (body.version !== consentVersion) return answerRefusal(request, reply, refuse('consent-changed'));
      const view = await signingView(deps, session);
      if (view.state !== 'open') return answerRefusal(request, reply, refuse('nothing-to-do'));
      const wording = consentRecord(consentTexts[body.language], view.me.type, deps.environment.pageMark !== null);
      const refusal = await consent(deps, session, wording, metaOf(request), body.language);
      return refusal ? answerRefusal(request, reply, refusal) : reply.send(done);
    }),
  );

  server.post(
    '/sign/r/:recipientId/answers',
    withSession(deps, async (request, reply, session) => {
      const body = readBody(answersBody, request);
      if (isRefusal(body)) return answerRefusal(request, reply, body);
      const refusal = await saveAnswers(deps, session, body.answers, body.fields);
      if (refusal) return answerRefusal(request, reply, refusal);
      if (body.seenEdit === undefined) return reply.send(done);
      const changed = await ownerChanges(deps, session, body.seenEdit);
      return reply.send({ ...done, ...(isRefusal(changed) ? {} : { changed }) });
    }),
  );

  server.post(
    '/sign/r/:recipientId/finish',
    withSession(deps, async (request, reply, session) => {
      const body = readBody(finishBody, request);
      const finished = isRefusal(body) ? body : await finish(deps, session, body, metaOf(request));
      if (isRefusal(finished)) return answerRefusal(request, reply, finished);
      return reply.send(await signingView(deps, session));
    }),
  );

  server.post(
    '/sign/r/:recipientId/decline',
    withSession(deps, async (request, reply, session) => {
      const body = readBody(declineBody, request);
      const refusal = isRefusal(body) ? body : await decline(deps, session, body.reason, metaOf(request));
      if (refusal) return answerRefusal(request, reply, refusal);
      return reply.send(await signingView(deps, session));
    }),
  );

  server.post(
    '/sign/r/:recipientId/new-link',
    withSession(deps, async (request, reply, session) => {
      const refusal = await requestNewLink(deps, session, metaOf(request));
      return refusal ? answerRefusal(request, reply, refusal) : reply.send(done);
    }),
  );

  server.post(
    '/sign/r/:recipientId/phone-link',
    withSession(deps, async (request, reply, session) => {
      const link = await ownLink(deps, session);
      if (isRefusal(link)) return answerRefusal(request, reply, link);
      return reply.send({ svg: await qrcode.toString(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) });
    }),
  );
}

/** The recipient's own link, to be opened on another device; that device passes every gate anew. */
async function ownLink(
  deps: Deps,
  session: Parameters<typeof loadSigning>[1],
): Promise<string | Refusal<'gate-closed' | 'deleted'>> {
  const view = await signingView(deps, session);
  if (view.state !== 'open') return refuse('gate-closed');
  const loaded = await loadSigning(deps.db, session);
  return loaded ? recipientLink(deps, loaded.me) : refuse('deleted');
}
