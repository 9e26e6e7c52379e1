import type { FastifyInstance } from 'fastify';
import { generateToken, readTokens, regenerateToken, resetSandbox, revokeToken } from '../../contract/app/tokens.ts';
import type { EnvironmentName } from '../../domain/environment.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { emptySandbox, endToken, issueToken, replaceToken } from '../../features/sandbox-access/tokens.ts';
import type { Session } from '../../features/sessions/lookup.ts';
import { tokenRefusal } from '../../features/tokens/generate.ts';
import { madeBy, presentTokens } from './present-tokens.ts';
import { serve } from './serve.ts';
import { metaOf, requireConfirmed, sessionOf } from './session.ts';

/** Settings > API Token. */
export async function tokenRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, readTokens, async (_input, request) => presentTokens(deps, await sessionOf(request, deps)));

  serve(server, generateToken, async ({ body }, request) => {
    const me = await sessionOf(request, deps);
    confirmForLive(deps, me, body.environment);
    const made = await issueToken(deps, me, body.environment, body.name, metaOf(request));
    return isRefusal(made) ? made : { token: made.token, view: madeBy(made.view, me) };
  });

  serve(server, regenerateToken, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    confirmForLive(deps, me, params.environment);
    const replaced = { id: params.id, keepOld: body.keepOld };
    const made = await replaceToken(deps, me, params.environment, replaced, metaOf(request));
    return isRefusal(made) ? made : { token: made.token, view: madeBy(made.view, me) };
  });

  serve(server, resetSandbox, async (_input, request) => {
    const me = await sessionOf(request, deps);
    return (await emptySandbox(deps, me, metaOf(request))) ?? ({ done: true } as const);
  });

  serve(server, revokeToken, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    return (await endToken(deps, me, params.environment, params.id, metaOf(request))) ?? ({ done: true } as const);
  });
}

/** A live token is worth the password again; nobody is asked for it who would be refused anyway. */
function confirmForLive(deps: Deps, me: Session, environment: EnvironmentName): void {
  if (environment !== 'live' || deps.environment.name !== 'live') return;
  if (tokenRefusal(deps, me) === undefined) requireConfirmed(deps, me);
}
