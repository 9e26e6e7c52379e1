import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestMeta } from '../../features/caller.ts';
import type { Deps } from '../../features/deps.ts';
import { signingSession } from '../../features/signing/exchange.ts';
import type { SigningSession } from '../../features/signing/session.ts';
import { answerRefusal } from './refusals.ts';
import { readSessionCookie } from './session-cookie.ts';

export function recipientIdOf(request: FastifyRequest): string {
  return (request.params as { recipientId: string }).recipientId;
}

/** The session of this browser with this recipient's document, if it holds the cookie. */
export async function sessionOf(deps: Deps, request: FastifyRequest): Promise<SigningSession | null> {
  const recipientId = recipientIdOf(request);
  const cookie = readSessionCookie(deps, request, recipientId);
  return cookie === undefined ? null : signingSession(deps, recipientId, cookie);
}

export function metaOf(request: FastifyRequest): RequestMeta {
  return { ip: request.ip, userAgent: (request.headers['user-agent'] ?? '').slice(0, 500) };
}

type Handler = (request: FastifyRequest, reply: FastifyReply, session: SigningSession) => Promise<FastifyReply>;

/** Runs the handler for who holds the cookie; anybody else learns nothing, not even that the recipient exists. */
export function withSession(deps: Deps, handler: Handler) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply.header('cache-control', 'no-store');
    const session = await sessionOf(deps, request);
    if (session === null) return answerRefusal(request, reply, { refused: 'no-session' });
    return handler(request, reply, session);
  };
}
