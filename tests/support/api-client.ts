import { consentVersion } from '../../src/contract/sign/consent.ts';
import type { SigningView } from '../../src/domain/recipient/signing-view.ts';

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Calls of the REST API with one token; throws where the answer is no success. */
export async function callApi(
  base: string,
  token: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const headers = { 'x-api-token': token, ...(body ? { 'content-type': 'application/json' } : {}) };
  const answer = await fetch(`${base}/api/v1.2${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** Opens a recipient's link, agrees and signs every signature field, as the page's own requests do. Resolves once the server has accepted. */
export async function signByLink(link: string): Promise<SigningView> {
  const { origin } = new URL(link);
  const entry = await fetch(link, { redirect: 'manual' });
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = new URL(entry.headers.get('location') ?? '/', origin).href;
  const post = async (act: string, body: object) => {
    const headers = { cookie, origin, 'content-type': 'application/json' };
    const answer = await fetch(`${page}/${act}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${act}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  await post('viewed', {});
  await post('consent', { version: consentVersion });
  const state = (await (await fetch(`${page}/state`, { headers: { cookie } })).json()) as SigningView;
  if (state.state !== 'open') throw new Error(`the document is ${state.state}`);
  const signatures = state.me.widgets.filter((widget) => widget.type === 'signature');
  const answers = Object.fromEntries(signatures.map((widget) => [widget.id, { image: pixel }]));
  return (await (await post('finish', { answers })).json()) as SigningView;
}
