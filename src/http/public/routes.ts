import type { FastifyInstance } from 'fastify';
import type { RenderSigningPage } from '../../contract/sign/page.ts';
import { codeForm, visitorForm } from '../../contract/sign/public.ts';
import { tidyVisitor, visitorFaults } from '../../domain/recipient/visitor.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { enterWithCode } from '../../features/public-signing/enter.ts';
import { resendCode, startVisit } from '../../features/public-signing/start-visit.ts';
import { closedView, codeView, formView } from '../../features/public-signing/view.ts';
import { chosenLanguage, keepLanguage, visitorLanguage } from '../page-language.ts';
import { readManifest } from '../sign/assets.ts';
import { metaOf } from '../sign/enter.ts';
import { setSessionCookie } from '../sign/session-cookie.ts';
import { templateIdOf, visitIdOf } from './ids.ts';
import { goTo, pageShower } from './show.ts';

/**
 * The page of a public template: who signs, the code from the mail, and over to the signing page. Plain forms, which
 * work without the script; a form that was taken answers with the address of what follows.
 */
export async function publicRoutes(
  server: FastifyInstance,
  deps: Deps,
  renderer: RenderSigningPage,
  signingFiles?: string,
): Promise<void> {
  const show = pageShower(deps, renderer, await readManifest(deps, signingFiles));
  const closed = closedView(refuse('unknown'));

  server.addHook('onRequest', async (request, reply) => {
    const chosen = chosenLanguage(request);
    if (chosen) keepLanguage(deps, reply, chosen);
  });

  server.get('/publicsign', async (request, reply) =>
    show(request, reply, await formView(deps, templateIdOf(request))),
  );
  server.get('/publicsign/*', async (request, reply) => show(request, reply, closed));

  server.post('/publicsign', async (request, reply) => {
    const templateId = templateIdOf(request);
    const given = tidyVisitor(visitorForm.parse(request.body ?? {}));
    const faults = visitorFaults(given);
    if (Object.keys(faults).length > 0)
      return show(request, reply, await formView(deps, templateId, { given, faults }));
    const visit = await startVisit(deps, templateId, given, metaOf(request), visitorLanguage(deps, request));
    if (!isRefusal(visit)) return goTo(reply, `/publicsign/visit/${visit.id}`);
    const { refused, detail } = visit;
    if (refused !== 'locked') return show(request, reply, closedView({ ...visit, refused }));
    const lockedSeconds = Number(detail?.retryAfterSeconds ?? 1);
    return show(request, reply, await formView(deps, templateId, { given, lockedSeconds }));
  });

  server.get('/publicsign/visit/:visitId', async (request, reply) =>
    show(request, reply, await codeView(deps, visitIdOf(request))),
  );

  server.post('/publicsign/visit/:visitId', async (request, reply) => {
    const visitId = visitIdOf(request);
    const code = codeForm.parse(request.body ?? {}).code.trim();
    if (code === '') return show(request, reply, await codeView(deps, visitId, refuse('missing')));
    const entered = await enterWithCode(deps, visitId, code, metaOf(request));
    if (!isRefusal(entered)) {
      setSessionCookie(deps, request, reply, entered);
      return goTo(reply, `/sign/r/${entered.recipientId}`);
    }
    const { refused } = entered;
    if (refused === 'code-wrong' || refused === 'code-expired') {
      return show(request, reply, await codeView(deps, visitId, { ...entered, refused }));
    }
    return show(request, reply, closedView({ ...entered, refused }));
  });

  server.post('/publicsign/visit/:visitId/code', async (request, reply) => {
    const visitId = visitIdOf(request);
    const refusal = await resendCode(deps, visitId, metaOf(request));
    if (refusal === undefined) return goTo(reply, `/publicsign/visit/${visitId}`);
    const { refused } = refusal;
    if (refused === 'locked' || refused === 'too-soon') {
      return show(request, reply, await codeView(deps, visitId, { ...refusal, refused }));
    }
    return show(request, reply, closedView({ ...refusal, refused }));
  });
}
