import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageAssets, PageOptions, PageView, RenderSigningPage } from '../../contract/sign/page.ts';
import { changesQuery, type OwnerChanges } from '../../contract/sign/requests.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { recipientFrames } from '../../features/embedding/framing.ts';
import { exchangeLink } from '../../features/signing/exchange.ts';
import { chooseLanguage, signingLanguage } from '../../features/signing/language.ts';
import { ownerChanges } from '../../features/signing/owner-changes.ts';
import { signingView } from '../../features/signing/view.ts';
import { chosenLanguage, keepLanguage, visitorLanguage } from '../page-language.ts';
import { metaOf, recipientIdOf, sessionOf, withSession } from './enter.ts';
import { isFramed, openToFrames } from './frames.ts';
import { answerRefusal } from './refusals.ts';
import { savedFor } from './saved.ts';
import { setSessionCookie } from './session-cookie.ts';

/** The link itself, and the page it leads to. Both only read: a mail scanner that opens them leaves no trace. */
export async function pageRoutes(
  server: FastifyInstance,
  deps: Deps,
  renderer: RenderSigningPage,
  assets: PageAssets,
): Promise<void> {
  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    view: PageView,
    page: ShownPage,
  ): Promise<FastifyReply> {
    const { recipientId = '' } = request.params as { readonly recipientId?: string };
    const frames = recipientId === '' ? [] : await recipientFrames(deps, recipientId);
    await openToFrames(deps, reply, frames);
    const framedBy = isFramed(request) ? frames : [];
    return reply
      .code(statusOf(view))
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex, nofollow')
      .type('text/html; charset=utf-8')
      .send(renderer(view, { ...optionsOf(deps, assets, page), framedBy }));
  }

  server.get('/sign/:token', async (request, reply) => {
    const { token } = request.params as { token: string };
    const session = await exchangeLink(deps, token, metaOf(request));
    if (isRefusal(session)) return show(request, reply, { state: 'unknown-link' }, nowhere(request));
    setSessionCookie(deps, request, reply, session);
    const chosen = chosenLanguage(request);
    if (chosen) await chooseLanguage(deps, session, chosen);
    // The secret leaves the address bar, and with it history, screenshots and referrers.
    return reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(`/sign/r/${session.recipientId}`, 303);
  });

  function nowhere(request: FastifyRequest): ShownPage {
    const language = visitorLanguage(deps, request);
    return { base: '', address: '/sign', language };
  }

  // Mangled links: too long, cut by a line break, with a slash in them.
  server.get('/sign', async (request, reply) => show(request, reply, { state: 'unknown-link' }, nowhere(request)));
  server.get('/sign/*', async (request, reply) => show(request, reply, { state: 'unknown-link' }, nowhere(request)));

  server.get('/sign/r/:recipientId', async (request, reply) => {
    const session = await sessionOf(deps, request);
    const recipientId = recipientIdOf(request);
    const address = `/sign/r/${recipientId}`;
    const chosen = chosenLanguage(request);
    if (chosen) {
      if (session) await chooseLanguage(deps, session, chosen);
      else keepLanguage(deps, reply, chosen);
      return reply.header('cache-control', 'no-store').redirect(address, 303);
    }
    if (session === null) return show(request, reply, { state: 'no-session' }, { ...nowhere(request), address });
    const language = await signingLanguage(deps, session);
    const view = await signingView(deps, session);
    const saved = (await savedFor(deps, request, view)).map(({ kind }) => kind);
    return show(request, reply, view, { base: address, address, language, saved });
  });

  server.get(
    '/sign/r/:recipientId/state',
    withSession(deps, async (_request, reply, session) => reply.send(await signingView(deps, session))),
  );

  server.get(
    '/sign/r/:recipientId/changes',
    withSession(deps, async (request, reply, session) => {
      const query = changesQuery.safeParse(request.query);
      if (!query.success) return answerRefusal(request, reply, refuse('malformed', { at: 'since' }));
      const changed = await ownerChanges(deps, session, query.data.since);
      if (isRefusal(changed)) return answerRefusal(request, reply, changed);
      return reply.send({ changed } satisfies OwnerChanges);
    }),
  );
}

function statusOf(view: PageView): number {
  if (view.state === 'no-session') return 401;
  return view.state === 'unknown-link' || view.state === 'gone' ? 404 : 200;
}

type ShownPage = Pick<PageOptions, 'base' | 'address' | 'language'> & { readonly saved?: PageOptions['saved'] };

function optionsOf(deps: Deps, assets: PageAssets, page: ShownPage): Omit<PageOptions, 'framedBy'> {
  const { environment, settings } = deps;
  return {
    environment: environment.name,
    productName: settings.productName,
    supportEmail: settings.supportEmail,
    signUpUrl: environment.signIn === 'all' ? `${settings.publicUrl}/sign-up` : null,
    saved: [],
    ...page,
    assets,
  };
}
