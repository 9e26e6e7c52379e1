import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../features/deps.ts';

type CookieDeps = Pick<Deps, 'environment' | 'settings'>;

/** One cookie per environment and recipient: cookies ignore ports, and one browser may hold several links. */
export function cookieName(deps: CookieDeps, recipientId: string): string {
  const prefix = isSecure(deps) ? '__Secure-' : '';
  return `${prefix}signet_${deps.environment.name}_sign_${recipientId}`;
}

export function setSessionCookie(
  deps: CookieDeps,
  reply: FastifyReply,
  session: { readonly recipientId: string; readonly cookie: string; readonly expiresAt: Date },
): void {
  reply.setCookie(cookieName(deps, session.recipientId), session.cookie, {
    // `__Host-` would need the path /: the recipient's cookie stays out of the senders' app.
    path: '/sign',
    httpOnly: true,
    sameSite: 'lax',
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
