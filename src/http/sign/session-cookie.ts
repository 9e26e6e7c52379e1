import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../features/deps.ts';
import { isFramed } from './frames.ts';

type CookieDeps = Pick<Deps, 'environment' | 'settings'>;

/** One cookie per environment and recipient: cookies ignore ports, and one browser may hold several links. */
export function cookieName(deps: CookieDeps, recipientId: string): string {
  const prefix = isSecure(deps) ? '__Secure-' : '';
  return `${prefix}signet_${deps.environment.name}_sign_${recipientId}`;
}

/** In a frame of another site only a cookie that is kept apart for that site comes back; that takes https. */
export function setSessionCookie(
  deps: CookieDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  session: { readonly recipientId: string; readonly cookie: string; readonly expiresAt: Date },
): void {
  const apart = isSecure(deps) && isFramed(request);
  reply.setCookie(cookieName(deps, session.recipientId), session.cookie, {
    // `__Host-` would need the path /: the recipient's cookie stays out of the senders' app.
    path: '/sign',
    httpOnly: true,
    sameSite: apart ? 'none' : 'lax',
    partitioned: apart,
    secure: isSecure(deps),
    expires: session.expiresAt,
  });
}

export function readSessionCookie(deps: CookieDeps, request: FastifyRequest, recipientId: string): string | undefined {
  return request.cookies[cookieName(deps, recipientId)];
}

function isSecure(deps: CookieDeps): boolean {
  return deps.settings.publicUrl.startsWith('https:');
}
