import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiFixture, apiFixture } from '../../../../tests/support/api.ts';
import { exampleBodies } from '../../../contract/api/examples.ts';
import { apiVersions } from '../../../contract/api/versions.ts';
import { operations } from '../operations.ts';
import type { JsonSchema } from './json-schema.ts';
import { openApiPath } from './path-item.ts';

type Part = Record<string, unknown>;
let api: ApiFixture;
beforeAll(async () => {
  api = await apiFixture('sandbox');
});
afterAll(async () => {
  await api.close();
});

async function read(url: string): Promise<Part> {
  const answer = await api.server.inject({ method: 'GET', url });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  return answer.json();
}

describe.each(apiVersions)('the OpenAPI document of %s', (version) => {
  test('is valid, needs no token, and names its server and environment', async () => {
    const document = await read(`/api/${version}/openapi.json`);
    const said = await new Validator().validate(document);
    expect(said.errors).toBeUndefined();
    expect(said.valid).toBe(true);
    expect(document.openapi).toMatch(/^3\.1/);
    expect(document.servers).toEqual([{ url: `http://localhost:3001/api/${version}`, description: 'sandbox' }]);
    expect((document.info as Part).title).toBe('Signet API (sandbox)');
  });

  test('holds every operation once', async () => {
    const { paths } = await read(`/api/${version}/openapi.json`);
    const ids = Object.values(paths as Part).flatMap((item) =>
      Object.values(item as Part).map((each) => (each as Part).operationId),
    );
    expect(ids.sort()).toEqual(operations.map(({ docs }) => docs.id).sort());
  });
});

test('without a version it is the newest', async () => {
  expect(await read('/api/openapi.json')).toEqual(await read('/api/v1.2/openapi.json'));
});

test('every property of a request and every parameter is described, every reference leads somewhere', async () => {
  const document = await read('/api/v1.2/openapi.json');
  const bare: string[] = [];
  walk(document, '', (part, path) => {
    if (typeof part.$ref === 'string') {
      expect(
        part.$ref
          .slice(2)
          .split('/')
          .reduce<unknown>((at, key) => (at as Part)[key], document),
      ).toBeDefined();
    }
    for (const [name, property] of Object.entries((part as JsonSchema).properties ?? {})) {
      const described = property.description !== undefined || property.$ref !== undefined;
      if (!described && !path.includes('/responses/') && !path.endsWith('/Error')) bare.push(`${path}/${name}`);
    }
  });
  expect(bare).toEqual([]);
});

test('an example body holds documented properties only', async () => {
  const examples = exampleBodies();
  for (const { docs } of operations) {
    const { data } = docs.request?.safeParse(examples[docs.id] ?? {}) ?? {};
    expect
      .soft(Object.keys((data ?? {}) as Part), docs.id)
      .toEqual(expect.arrayContaining(Object.keys(examples[docs.id] ?? {})));
  }
});

test('an example answer is one that its own schema takes', async () => {
  const { paths } = await read('/api/v1.2/openapi.json');
  for (const { docs, method, path } of operations) {
    const described = ((paths as Part)[openApiPath(path)] as Part)[method.toLowerCase()];
    const { responses } = described as { responses: Record<string, { content: { 'application/json': Part } }> };
    const example = responses['200']?.content['application/json'].example;
    expect.soft(docs.answer.safeParse(example).error, `${docs.id} ${JSON.stringify(example)}`).toBeUndefined();
  }
});

test('every answer says which call it was and what is left of the budget; a write can be sent again, a tagged read be asked whether it changed', async () => {
  const document = await read('/api/v1.2/openapi.json');
  const at = (part: Part): Part => {
    if (typeof part.$ref !== 'string') return part;
    return part.$ref
      .slice(2)
      .split('/')
      .reduce<Part>((inner, key) => inner[key] as Part, document);
  };
  for (const { docs, method, path } of operations) {
    const described = ((document.paths as Part)[openApiPath(path)] as Part)[method.toLowerCase()] as Part;
    for (const [status, answer] of Object.entries(described.responses as Record<string, Part>)) {
      const headers = Object.keys((at(answer).headers ?? {}) as Part);
      // A stranger has no budget.
      const budget = status === '405' ? [] : ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];
      expect.soft(headers, `${docs.id} ${status}`).toEqual(expect.arrayContaining(['X-Request-Id', ...budget]));
      if (status === '429') expect.soft(headers).toContain('Retry-After');
      if (docs.tagged && (status === '200' || status === '304')) expect.soft(headers).toContain('ETag');
    }
    const parameters = (described.parameters as Part[]).map((parameter) => at(parameter).name);
    expect.soft(parameters.includes('Idempotency-Key'), docs.id).toBe(method !== 'GET');
    expect.soft(parameters.includes('If-None-Match'), docs.id).toBe(docs.tagged === true);
  }
  const { responses } = document.components as { responses: { TooManyRequests: { content: Part } } };
  expect(JSON.stringify(responses.TooManyRequests.content)).toContain('Too many requests. Try again in 17 s.');
});

test('descriptions are sentences', async () => {
  const document = await read('/api/v1.2/openapi.json');
  const loose: string[] = [];
  walk(document, '', (part, path) => {
    const { description } = part;
    if (typeof description !== 'string' || /\/(servers|responses)\//.test(path)) return;
    if (!/^[\dA-Za-z`"'].*[.`]$/s.test(description) || description.length < 6) loose.push(`${path}: ${description}`);
  });
  expect(loose).toEqual([]);
});

function walk(value: unknown, path: string, visit: (part: Part, path: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) visit(value as Part, path);
  for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`, visit);
}
