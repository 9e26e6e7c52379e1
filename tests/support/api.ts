import fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import type { EnvironmentName } from '../../src/domain/environment.ts';
import type { Row } from '../../src/features/tables.ts';
import { apiRoutes } from '../../src/http/api/routes.ts';
import { fileRoutes } from '../../src/http/files.ts';
import { routing } from '../../src/http/routing.ts';
import { sha256 } from '../../src/platform/crypto/hash.ts';
import { randomToken } from '../../src/platform/crypto/random.ts';
import { type TestEnvironment, type TestOptions, testEnvironment } from './deps.ts';
import { plainPdf } from './plain-pdf.ts';

export interface ApiPerson {
  readonly account: Row<'account'>;
  readonly token: string;
}

export interface ApiAnswered {
  readonly status: number;
  readonly json: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The API of one environment over HTTP, with people who own tokens. */
export class ApiFixture {
  readonly environment: TestEnvironment;
  readonly server: FastifyInstance;
  private people = 0;

  constructor(environment: TestEnvironment, server: FastifyInstance) {
    this.environment = environment;
    this.server = server;
  }

  async person(tenant: { plan?: string; credits?: number } = {}): Promise<ApiPerson> {
    const { deps } = this.environment;
    const now = deps.clock();
    this.people += 1;
    const id = deps.newId();
    await deps.db
      .insertInto('tenant')
      .values({
        id,
        name: `Company ${this.people}`,
        plan: tenant.plan ?? 'professional',
        plan_credits: tenant.credits ?? 100,
        renewal_at: new Date('2030-01-01T00:00:00.000Z'),
        created_at: now,
      })
      .execute();
    const account = await deps.db
      .insertInto('account')
      .values({
        id: deps.newId(),
        tenant_id: id,
        email: `person${this.people}@example.com`,
        name: `Person ${this.people}`,
        phone: '030 1234',
        company: 'Example Ltd',
        job_title: 'Owner',
        email_verified_at: now,
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const token = `${deps.environment.tokenPrefix}${randomToken()}`;
    await deps.db
      .insertInto('api_token')
      .values({
        id: deps.newId(),
        account_id: account.id,
        name: 'test',
        secret_hash: sha256(token),
        last_four: token.slice(-4),
        created_at: now,
      })
      .execute();
    return { account, token };
  }

  /** One call; `path` without the prefix. */
  async call(
    who: Pick<ApiPerson, 'token'> | null,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    more: { version?: string; headers?: Record<string, string>; raw?: string | Buffer } = {},
  ): Promise<ApiAnswered> {
    const headers: Record<string, string> = { ...more.headers };
    if (who) headers['x-api-token'] = who.token;
    const options: InjectOptions = { method, url: `/api/${more.version ?? 'v1.2'}${path}`, headers };
    const payload = more.raw ?? (body === undefined ? undefined : JSON.stringify(body));
    if (payload !== undefined) {
      options.payload = payload;
      headers['content-type'] ??= 'application/json';
    }
    const answer = await this.server.inject(options);
    return {
      status: answer.statusCode,
      json: answer.body === '' ? {} : answer.json<Record<string, unknown>>(),
      headers: answer.headers,
      text: answer.body,
    };
  }

  async create(who: ApiPerson, changes: Record<string, unknown> = {}): Promise<ApiAnswered> {
    return this.call(who, 'POST', '/createdocument', { ...createBody(), ...changes });
  }

  /** The id of a document made with the usual body. */
  async created(who: ApiPerson, changes: Record<string, unknown> = {}): Promise<string> {
    const answer = await this.create(who, changes);
    if (answer.status !== 200) throw new Error(answer.text);
    return String(answer.json.objectId);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.environment.close();
  }
}

export async function apiFixture(name: EnvironmentName, options: TestOptions = {}): Promise<ApiFixture> {
  return apiOver(await testEnvironment(name, options));
}

/** The API over an environment that is there already. */
export async function apiOver(environment: TestEnvironment): Promise<ApiFixture> {
  const server = fastify({ forceCloseConnections: true, ...routing });
  await apiRoutes(server, environment.deps);
  await fileRoutes(server, environment.deps);
  return new ApiFixture(environment, server);
}

/** Two signers in order, on page 1 and 2. */
export function createBody(): Record<string, unknown> {
  const widget = { type: 'signature', page: 1, x: 100, y: 500, w: 150, h: 60 };
  return {
    file: plainPdf().toString('base64'),
    title: 'Lease',
    signers: [
      { role: 'tenant', email: 'Mia@Example.com ', name: 'Mia Sato', phone: '123', widgets: [widget] },
      { email: 'leo@example.com', widgets: [{ ...widget, page: 2, x: 100.5 }] },
    ],
  };
}
