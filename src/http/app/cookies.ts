import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../features/deps.ts';

type CookieDeps = Pick<Deps, 'environment' | 'settings'>;

/** `session`: who is signed in. `pending`: which sign-up this browser began, until its code is typed. */
export type CookieKind = 'session' | 'pending';

/** Cookies ignore ports, so each environment has names of its own; `__Host-` ties them to the host where https allows it. */
export function cookieName(deps: CookieDeps, kind: CookieKind): string {
  const name = `signet_${deps.environment.name}_${kind}`;
  return isSecure(deps) ? `__Host-${name}` : name;
}

export function readCookie(deps: CookieDeps, request: FastifyRequest, kind: CookieKind): string | undefined {
  return request.cookies[cookieName(deps, kind)];
}

export function setCookie(
  deps: CookieDeps,
  reply: FastifyReply,
  kind: CookieKind,
  value: string,
  expires?: Date,
): void {
  reply.setCookie(cookieName(deps, kind), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(deps),
    ...(expires ? { expires } : {}),
  });
}

export function clearCookie(deps: CookieDeps, reply: FastifyReply, kind: CookieKind): void {
  reply.clearCookie(cookieName(deps, kind), { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(deps) });
}

function isSecure(deps: CookieDeps): boolean {
  return deps.settings.publicUrl.startsWith('https:');
}
