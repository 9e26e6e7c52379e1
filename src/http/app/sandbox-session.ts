import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { loginToSandbox } from '../../contract/app/tokens.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { openSandboxSession, loginToSandbox as ticket } from '../../features/sandbox-access/login.ts';
import { setCookie } from './cookies.ts';
import { serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

const form = z.object({ assertion: z.string().min(1).max(20_000) });

/** Why nobody was signed in, as the sign-in page reads it from its address. */
const reasons: Readonly<Record<string, string>> = {
  'assertion-used': 'used',
  'assertion-expired': 'expired',
  'assertion-invalid': 'invalid',
  suspended: 'suspended',
};

/** Login to Sandbox: live hands out the assertion, the sandbox takes it as a form that live's page posts. */
export async function sandboxSessionRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, loginToSandbox, async (_input, request) => {
    return ticket(deps, await sessionOf(request, deps), metaOf(request));
  });
  if (deps.environment.signIn !== 'button') return;

  const liveOrigin = new URL(deps.settings.liveUrl).origin;
  server.post('/app/sandbox-session', { config: { fromOtherOrigins: true } }, async (request, reply) => {
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
    const { origin } = request.headers;
    const parsed = form.safeParse(request.body);
    // Somebody else's page must not sign a visitor in to an account of its choice.
    if ((origin !== undefined && origin !== liveOrigin) || !parsed.success) {
      return reply.redirect('/sign-in?reason=invalid', 303);
    }
    const started = await openSandboxSession(deps, parsed.data.assertion, metaOf(request));
    if (isRefusal(started)) {
      return reply.redirect(`/sign-in?reason=${reasons[started.refused] ?? 'invalid'}`, 303);
    }
    setCookie(deps, reply, 'session', started.secret, started.expiresAt);
    return reply.redirect('/', 303);
  });
}
