import type { FastifyRequest } from 'fastify';
import { isConfirmed } from '../../domain/account/session-life.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../../features/caller.ts';
import type { Deps } from '../../features/deps.ts';
import { findSession, type Session } from '../../features/sessions/lookup.ts';
import { readCookie } from './cookies.ts';
import { RefusedError } from './serve.ts';

/** Who is signed in; answers 401 `signed-out` by throwing when nobody is. */
export async function sessionOf(
  request: FastifyRequest,
  deps: Pick<Deps, 'db' | 'clock' | 'environment' | 'settings' | 'log'>,
): Promise<Session> {
  const secret = readCookie(deps, request, 'session');
  const session = secret ? await findSession(deps, secret) : null;
  if (!session) throw new RefusedError(refuse('signed-out'));
  return session;
}

/** Asks for the password again when it was last typed too long ago: 403 `confirm-password`. */
export function requireConfirmed(deps: Pick<Deps, 'clock'>, me: Session): void {
  if (!isConfirmed(me.authenticatedAt, deps.clock())) throw new RefusedError(refuse('confirm-password'));
}

export function metaOf(request: FastifyRequest): RequestMeta {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
}
