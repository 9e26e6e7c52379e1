import type pg from 'pg';
import { callApi } from '../../tests/support/api-client.ts';
import type { AppProcess } from '../../tests/support/app-process.ts';
import { fill } from './fill.ts';

export interface Account {
  readonly documents: number;
  readonly token: string;
  /** Of the app, for its own pages. */
  readonly cookie: string;
  /** A document in progress, made by API. */
  readonly documentId: string;
  /** A 100 KB PDF, base64. */
  readonly file: string;
}

const password = 'Abcdef1!x';

/** An account for each size, its first document made by API and the others like it by SQL. */
export async function makeAccounts(
  server: AppProcess,
  admin: pg.Client,
  sizes: readonly number[],
  file: string,
): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const documents of sizes) {
    const email = `owner-of-${documents}@example.com`;
    const person = ['--email', email, '--password', password, '--name', 'Ana Brandt'];
    await server.cli('account', 'create', ...person, '--plan', 'enterprise');
    const token = await server.cli('token', 'create', '--email', email, '--environment', 'live');
    await admin.query('update live.tenant set addon_credits = 1000000');
    const made = await callApi(server.liveUrl, token, 'POST', '/createdocument', newDocument(file));
    const documentId = String(made.objectId);
    const found = await admin.query<{ account_id: string }>('select account_id from live.document where id = $1', [
      documentId,
    ]);
    const accountId = found.rows[0]?.account_id ?? '';
    await fill(admin, documentId, { accountId, documents: documents - 1 });
    accounts.push({ documents, token, cookie: await signIn(server.liveUrl, email), documentId, file });
  }
  return accounts;
}

/** What the bench sends as a new document: two fields for one signer. */
export function newDocument(file: string): object {
  const widgets = [
    { type: 'signature', page: 1, x: 72, y: 600, w: 150, h: 60 },
    { type: 'name', page: 1, x: 72, y: 560, w: 150, h: 20 },
  ];
  return {
    title: 'Bench',
    file,
    signers: [{ name: 'Mia Berg', email: 'mia@example.com', role: 'Client', widgets }],
  };
}

async function signIn(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/app/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
