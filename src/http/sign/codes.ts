import type { FastifyInstance } from 'fastify';
import { codeBody } from '../../contract/sign/requests.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { signingSession } from '../../features/signing/exchange.ts';
import { checkAccessCode, checkEmailCode, sendEmailCode } from '../../features/signing/gates.ts';
import type { SigningSession } from '../../features/signing/session.ts';
import { signingView } from '../../features/signing/view.ts';
import { metaOf, recipientIdOf, withSession } from './enter.ts';
import { answerRefusal, readBody } from './refusals.ts';
import { readSessionCookie } from './session-cookie.ts';

/** The code gates. A right code answers with the state that follows. */
export async function codeRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  for (const [path, check] of [
    ['access-code', checkAccessCode],
    ['email-code/check', checkEmailCode],
  ] as const) {
    server.post(
      `/sign/r/:recipientId/${path}`,
      withSession(deps, async (request, reply, session) => {
        const body = readBody(codeBody, request);
        if (isRefusal(body)) return answerRefusal(request, reply, body);
        const refusal = await check(deps, session, body.code, metaOf(request));
        if (refusal) return answerRefusal(request, reply, refusal);
        const cookie = readSessionCookie(deps, request, recipientIdOf(request)) ?? '';
        const opened = await signingSession(deps, session.recipientId, cookie);
        return reply.send(await signingView(deps, opened ?? session));
      }),
    );
  }

  server.post(
    '/sign/r/:recipientId/email-code',
    withSession(deps, async (request, reply, session: SigningSession) => {
      const sent = await sendEmailCode(deps, session, metaOf(request));
      if (isRefusal(sent)) return answerRefusal(request, reply, sent);
      return reply.send(await signingView(deps, session));
    }),
  );
}
