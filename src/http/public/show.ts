import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageAssets, RenderSigningPage } from '../../contract/sign/page.ts';
import type { PublicView } from '../../domain/recipient/public-view.ts';
import type { Deps } from '../../features/deps.ts';
import { templateFrames, visitFrames } from '../../features/embedding/framing.ts';
import { visitorLanguage } from '../page-language.ts';
import { isFramed, openToFrames } from '../sign/frames.ts';
import { templateIdOf, visitIdOf } from './ids.ts';

/** Answers with the page of a state. */
export function pageShower(deps: Deps, renderer: RenderSigningPage, assets: PageAssets) {
  const { environment, settings } = deps;
  const fixed = {
    environment: environment.name,
    productName: settings.productName,
    supportEmail: settings.supportEmail,
    signUpUrl: null,
    saved: [],
    base: '',
    assets,
  };
  return async (request: FastifyRequest, reply: FastifyReply, view: PublicView): Promise<FastifyReply> => {
    const frames = await framesOf(deps, request);
    await openToFrames(deps, reply, frames);
    const framedBy = isFramed(request) ? frames : [];
    const options = { ...fixed, address: addressOf(view), language: visitorLanguage(deps, request), framedBy };
    const wait = waitOf(view);
    if (wait > 0) reply.header('retry-after', String(wait));
    return guarded(reply)
      .code(statusOf(view))
      .header('x-robots-tag', 'noindex, nofollow')
      .type('text/html; charset=utf-8')
      .send(renderer(view, options));
  };
}

/** Where the page of the view lies. */
function addressOf(view: PublicView): string {
  if (view.state === 'public-code') return `/publicsign/visit/${view.visitId}`;
  return view.state === 'public-form'
    ? `/publicsign?templateid=${encodeURIComponent(view.template.id)}`
    : '/publicsign';
}

async function framesOf(deps: Deps, request: FastifyRequest): Promise<string[]> {
  const visitId = visitIdOf(request);
  if (visitId !== '') return visitFrames(deps, visitId);
  const templateId = templateIdOf(request);
  return templateId === '' ? [] : templateFrames(deps, templateId);
}

export function goTo(reply: FastifyReply, path: string): FastifyReply {
  return guarded(reply).redirect(path, 303);
}

/** Its own forms must say where they come from, or no browser without a script could send one; other sites learn nothing. */
function guarded(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').header('referrer-policy', 'same-origin');
}

function statusOf(view: PublicView): number {
  switch (view.state) {
    case 'public-form':
      if (view.lockedSeconds > 0) return 429;
      return Object.keys(view.faults).length > 0 ? 422 : 200;
    case 'public-code':
      if (view.fault === null) return 200;
      return { missing: 422, 'code-wrong': 403, 'code-expired': 403, 'too-soon': 429, locked: 429 }[view.fault.code];
    case 'public-closed':
      return { unknown: 404, 'not-ready': 409, full: 429 }[view.reason];
  }
}

function waitOf(view: PublicView): number {
  if (view.state === 'public-form') return view.lockedSeconds;
  if (view.state !== 'public-code' || view.fault === null) return 0;
  return 'retryAfterSeconds' in view.fault ? view.fault.retryAfterSeconds : 0;
}
