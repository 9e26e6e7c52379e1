import type { AddressInfo } from 'node:net';
import type { EnvironmentName } from '../../src/domain/environment.ts';
import { type ApiFixture, type ApiPerson, apiFixture, createBody } from '../support/api.ts';
import { plainPdf } from '../support/plain-pdf.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

/** The API of one environment, listening on 127.0.0.1. */
export interface ListeningApi {
  readonly fixture: ApiFixture;
  readonly url: string;
  close(): Promise<void>;
}

export async function listeningApi(name: EnvironmentName): Promise<ListeningApi> {
  return listening(await apiFixture(name));
}

export async function listening(fixture: ApiFixture): Promise<ListeningApi> {
  await fixture.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = fixture.server.server.address() as AddressInfo;
  return { fixture, url: `http://127.0.0.1:${port}`, close: () => fixture.close() };
}

export const file = plainPdf().toString('base64');
const box = { page: 1, x: 100, y: 500, w: 150, h: 60 };
export const signature = { type: 'signature', ...box };
export const textbox = { type: 'textbox', ...box, y: 300, options: { name: 'city', required: true, default: '' } };

/** Somebody with a token who calls one version of the API, and what they have made there. */
export class Customer {
  readonly api: ListeningApi;
  readonly person: ApiPerson;
  readonly version: string;

  constructor(api: ListeningApi, person: ApiPerson, version: string) {
    this.api = api;
    this.person = person;
    this.version = version;
  }

  async call(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return call(this.api, this.person.token, method, `/api/${this.version}${path}`, body, headers);
  }

  /** What a call made; throws where it was refused. */
  private async made(path: string, body: object, key: string): Promise<string> {
    const answer = await this.call('POST', path, body);
    const id = answer.body[key];
    if (answer.status !== 200 || typeof id !== 'string') throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return id;
  }

  document(changes: object = {}): Promise<string> {
    return this.made('/createdocument', { ...createBody(), ...changes }, 'objectId');
  }

  contact(email = 'kim@example.com'): Promise<string> {
    return this.made('/createcontact', { name: 'Kim', email, company: 'Example', job_title: 'Clerk' }, 'objectId');
  }

  folder(parentFolderId = ''): Promise<string> {
    return this.made('/createfolder', { folderName: 'Leases', parentFolderId }, 'objectId');
  }

  template(changes: object = {}): Promise<string> {
    const signers = [{ role: 'tenant', widgets: [signature, textbox] }];
    return this.made('/createtemplate', { title: 'Lease', file, signers, ...changes }, 'objectId');
  }

  fromTemplate(template: string): Promise<string> {
    const signers = [{ role: 'tenant', email: 'mia@example.com', name: 'Mia' }];
    return this.made(`/createdocument/${template}`, { signers }, 'objectId');
  }

  /** A document whose first recipient has typed and signed. */
  async signed(): Promise<string> {
    const id = await this.document({
      signers: [{ email: 'mia@example.com', name: 'Mia', widgets: [signature, textbox] }],
    });
    const { owner } = this.api.fixture.environment;
    const recipient = await owner
      .selectFrom('recipient')
      .selectAll()
      .where('document_id', '=', id)
      .executeTakeFirstOrThrow();
    const typed = recipient.widgets.find(({ type }) => type === 'textbox');
    await owner
      .updateTable('recipient')
      .set({ acted_at: new Date(), acted_ip: '203.0.113.7', answers: JSON.stringify({ [typed?.id ?? '']: 'Oslo' }) })
      .where('id', '=', recipient.id)
      .execute();
    return id;
  }

  /** A document in a state that only time or recipients bring about. */
  async documentIn(status: 'completed' | 'sealing' | 'declined'): Promise<string> {
    const id = await this.document();
    await this.api.fixture.environment.owner.updateTable('document').set({ status }).where('id', '=', id).execute();
    return id;
  }
}

export async function call(
  api: Pick<ListeningApi, 'url'>,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Answer> {
  const headers = {
    ...(token === undefined ? {} : { 'x-api-token': token }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...more,
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${api.url}${path}`, { method, headers, ...sent });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text), headers: answer.headers };
}
