import type { FastifyInstance } from 'fastify';
import {
  changePassword,
  confirmPassword,
  endSession,
  listSessions,
  readAccountLog,
  signOut,
  signOutEverywhere,
} from '../../contract/app/account.ts';
import { confirmationMinutes } from '../../domain/account/session-life.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { changePassword as storePassword } from '../../features/accounts/password.ts';
import { readAccountLog as readLog } from '../../features/accounts/queries.ts';
import { confirmPassword as proveAgain } from '../../features/accounts/sign-in.ts';
import type { Deps } from '../../features/deps.ts';
import * as ends from '../../features/sessions/end.ts';
import { listSessions as usableSessions } from '../../features/sessions/queries.ts';
import { clearCookie } from './cookies.ts';
import { presentEvent } from './present-event.ts';
import { serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

const done = { done: true } as const;

/** What a signed-in person does about the own access: sessions, password, account log. */
export async function sessionRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, signOut, async (_input, request, reply) => {
    await ends.signOut(deps, await sessionOf(request, deps), metaOf(request));
    clearCookie(deps, reply, 'session');
    return done;
  });

  serve(server, changePassword, async ({ body }, request) => {
    return (await storePassword(deps, await sessionOf(request, deps), body, metaOf(request))) ?? done;
  });

  serve(server, confirmPassword, async ({ body }, request) => {
    const at = await proveAgain(deps, await sessionOf(request, deps), body.password, metaOf(request));
    if (isRefusal(at)) return at;
    return { confirmedUntil: new Date(at.getTime() + confirmationMinutes * 60_000).toISOString() };
  });

  serve(server, listSessions, async (_input, request) => {
    const sessions = await usableSessions(deps, await sessionOf(request, deps));
    return {
      sessions: sessions.map((session) => ({
        ...session,
        createdAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
      })),
    };
  });

  serve(server, endSession, async ({ params }, request) => {
    return (await ends.endSession(deps, await sessionOf(request, deps), params.id, metaOf(request))) ?? done;
  });

  serve(server, signOutEverywhere, async (_input, request, reply) => {
    await ends.signOutEverywhere(deps, await sessionOf(request, deps), metaOf(request));
    clearCookie(deps, reply, 'session');
    return done;
  });

  serve(server, readAccountLog, async ({ query }, request) => {
    const me = await sessionOf(request, deps);
    const { events, more } = await readLog(deps.db, me.accountId, query);
    return { events: events.map(presentEvent), more };
  });
}
