import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  changeProfile,
  forgotPassword,
  readInstance,
  readMe,
  resendCode,
  resetPassword,
  signIn,
  signUp,
  verifyEmail,
} from '../../contract/app/account.ts';
import { builtInTermsVersion } from '../../domain/account/terms.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { resendSeconds } from '../../features/accounts/attempts.ts';
import { codeMinutes } from '../../features/accounts/codes.ts';
import * as passwords from '../../features/accounts/password.ts';
import { changeProfile as saveProfile } from '../../features/accounts/profile.ts';
import { signIn as openAccount } from '../../features/accounts/sign-in.ts';
import * as signUps from '../../features/accounts/sign-up.ts';
import type { Deps } from '../../features/deps.ts';
import { findSession, type Session } from '../../features/sessions/lookup.ts';
import type { StartedSession } from '../../features/sessions/start.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import { presentMe } from './present-me.ts';
import { RefusedError, serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

const done = { done: true } as const;

/** Sign-up, sign-in, forgotten password, profile. */
export async function accountRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, readInstance, async () => ({
    environment: deps.environment.name,
    edition: deps.settings.edition,
    productName: deps.settings.productName,
    supportEmail: deps.settings.supportEmail,
    liveUrl: deps.settings.liveUrl,
    sandboxUrl: deps.settings.sandboxUrl,
    signIn: deps.environment.signIn,
    termsVersion: deps.settings.legal.terms?.version ?? builtInTermsVersion,
    privacyVersion: deps.settings.legal.privacy?.version ?? builtInTermsVersion,
    codeMinutes,
    resendSeconds,
    retentionDays: deps.environment.retentionDays,
    fileLimitBytes: deps.environment.fileLimitBytes,
  }));

  serve(server, signUp, async ({ body }, request, reply) => {
    const pending = await signUps.signUp(deps, body, metaOf(request));
    if (isRefusal(pending)) return pending;
    setCookie(deps, reply, 'pending', pending.pendingId);
    return { resendAfterSeconds: resendSeconds };
  });

  serve(server, resendCode, async ({ body }, request, reply) => {
    const begun = readCookie(deps, request, 'pending') ?? '';
    const pending = await signUps.resendCode(deps, body.email, begun, metaOf(request));
    if (isRefusal(pending)) return pending;
    setCookie(deps, reply, 'pending', pending.pendingId);
    return { resendAfterSeconds: resendSeconds };
  });

  serve(server, verifyEmail, async ({ body }, request, reply) => {
    const pendingId = readCookie(deps, request, 'pending') ?? '';
    const started = await signUps.verifyEmail(deps, { ...body, pendingId }, metaOf(request));
    if (isRefusal(started)) return started;
    clearCookie(deps, reply, 'pending');
    return presentMe(deps, await begin(deps, reply, started));
  });

  serve(server, signIn, async ({ body }, request, reply) => {
    const opened = await openAccount(deps, body, metaOf(request));
    if (isRefusal(opened)) return opened;
    if ('pendingId' in opened) {
      setCookie(deps, reply, 'pending', opened.pendingId);
      return refuse('verify-email');
    }
    return presentMe(deps, await begin(deps, reply, opened));
  });

  serve(server, forgotPassword, async ({ body }, request) => {
    return (await passwords.forgotPassword(deps, body.email, metaOf(request))) ?? done;
  });

  serve(server, resetPassword, async ({ body }, request, reply) => {
    const no = await passwords.resetPassword(deps, body.token, body.password, metaOf(request));
    if (no) return no;
    clearCookie(deps, reply, 'session');
    return done;
  });

  serve(server, readMe, async (_input, request) => presentMe(deps, await sessionOf(request, deps)));

  serve(server, changeProfile, async ({ body }, request) => {
    const no = await saveProfile(deps, await sessionOf(request, deps), body, metaOf(request));
    return no ?? presentMe(deps, await sessionOf(request, deps));
  });
}

/** Hands the session to the browser; a sign-in always changes the cookie's value. */
async function begin(deps: Deps, reply: FastifyReply, started: StartedSession): Promise<Session> {
  setCookie(deps, reply, 'session', started.secret, started.expiresAt);
  const session = await findSession(deps, started.secret);
  if (!session) throw new RefusedError(refuse('signed-out'));
  return session;
}
