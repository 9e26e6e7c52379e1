import type { FastifyReply, FastifyRequest } from 'fastify';
import { editorBase } from '../../contract/app/editor.ts';
import type { Deps } from '../../features/deps.ts';
import { type DraftTicket, draftCookie } from '../../features/drafts/link.ts';

type CookieDeps = Pick<Deps, 'environment' | 'settings' | 'keys'>;

/** One cookie for each draft, sent to that draft's addresses alone: one browser may hold several links. */
export function setDraftCookie(deps: CookieDeps, reply: FastifyReply, ticket: DraftTicket, expires: Date): void {
  const { kind, id } = ticket;
  reply.setCookie(nameOf(deps, kind, id), draftCookie(deps, ticket), {
    // `__Host-` would need the path /: the link opens nothing else of the senders' app.
    path: editorBase({ by: 'link', kind, id }),
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(deps),
    expires,
  });
}

export function readDraftCookieOf(
  deps: CookieDeps,
  request: FastifyRequest,
  { kind, id }: Pick<DraftTicket, 'kind' | 'id'>,
): string | undefined {
  return request.cookies[nameOf(deps, kind, id)];
}

function nameOf(deps: CookieDeps, kind: DraftTicket['kind'], id: string): string {
  return `${isSecure(deps) ? '__Secure-' : ''}signet_${deps.environment.name}_draft_${kind}_${id}`;
}

function isSecure(deps: CookieDeps): boolean {
  return deps.settings.publicUrl.startsWith('https:');
}
