import cookie from '@fastify/cookie';
import { startSession } from '../../src/features/sessions/start.ts';
import { cookieName } from '../../src/http/app/cookies.ts';
import { appRoutes } from '../../src/http/app/routes.ts';
import { type ApiFixture, type ApiPerson, apiFixture } from './api.ts';
import { meta } from './documents.ts';

export interface AppFixture extends ApiFixture {
  /** A request of the app by somebody who is signed in. */
  app(
    who: ApiPerson,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ): ReturnType<typeof inject>;
}

/** The API and the app's own requests on one environment. */
export async function appFixture(environment: 'live' | 'sandbox'): Promise<AppFixture> {
  const api = await apiFixture(environment);
  await api.server.register(cookie);
  await api.server.register((scope) => appRoutes(scope, api.environment.deps));
  const app: AppFixture['app'] = (who, method, url, payload) => inject(api, who, method, url, payload);
  return Object.assign(api, { app });
}

async function inject(
  { server, environment: { deps } }: ApiFixture,
  who: ApiPerson,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload: object = {},
) {
  const { secret } = await deps.db.transaction().execute((tx) => startSession(tx, deps, who.account.id, meta));
  const headers = { cookie: `${cookieName(deps, 'session')}=${secret}` };
  const answer = await server.inject({ method, url, headers, ...(method === 'GET' ? {} : { payload }) });
  const isJson = String(answer.headers['content-type']).includes('json');
  const { statusCode: status, payload: text, rawPayload: bytes } = answer;
  return { status, text, bytes, headers: answer.headers, json: isJson ? answer.json() : undefined };
}
