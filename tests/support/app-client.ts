import { callApi } from './api-client.ts';
import { plainPdf } from './plain-pdf.ts';

/** Requests of the app's pages by somebody who is signed in; throws where the answer is no success. */
export type Ask = <T>(method: 'GET' | 'POST', path: string, body?: object) => Promise<T>;

export async function signIn(base: string, email: string, password: string): Promise<Ask> {
  const json = { 'content-type': 'application/json', origin: base };
  const answer = await fetch(`${base}/app/sign-in`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return async (method, path, body) => {
    const headers = { cookie, origin: base, ...(body ? json : {}) };
    const sent = await fetch(`${base}/app${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!sent.ok) throw new Error(`${method} ${path}: ${sent.status} ${await sent.text()}`);
    return await sent.json();
  };
}

export interface BulkRunState {
  readonly finishedAt: string | null;
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
}

/** Begins a bulk send of a new template of one page and one role; answers its id. */
export async function startBulk(base: string, token: string, ask: Ask, count: number): Promise<string> {
  const widgets = [{ type: 'signature', page: 1, x: 72, y: 600, w: 150, h: 60 }];
  const { objectId } = await callApi(base, token, 'POST', '/createtemplate', {
    title: 'Lease',
    file: plainPdf({ pages: 1 }).toString('base64'),
    signers: [{ role: 'Tenant', widgets }],
  });
  const address = `/templates/${String(objectId)}/bulk-send`;
  const { stateVersion } = await ask<{ stateVersion: number }>('GET', address);
  const rows = Array.from({ length: count }, (_, n) => [`tenant${n}@example.com`, `Tenant ${n}`]);
  const columns = ['Tenant::Email', 'Tenant::Name'];
  const { id } = await ask<{ id: string }>('POST', address, { columns, rows, stateVersion, key: `press-${objectId}` });
  return id;
}

export async function bulkUntil(ask: Ask, id: string, done: (run: BulkRunState) => boolean): Promise<BulkRunState> {
  const deadline = Date.now() + 400_000;
  for (;;) {
    const { run } = await ask<{ run: BulkRunState }>('GET', `/bulk-sends/${id}`);
    if (done(run)) return run;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(run)}`);
    await new Promise((goOn) => setTimeout(goOn, 100));
  }
}
