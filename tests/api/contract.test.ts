import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiVersion, apiVersions } from '../../src/contract/api/versions.ts';
import { openApiPath } from '../../src/http/api/openapi/path-item.ts';
import { operations } from '../../src/http/api/operations.ts';
import { answerKeys, keysOf, squeezed } from './answer-keys.ts';
import { type Case, type Outcome, outcomes } from './contract-cases.ts';
import { type Documented, documentedOperations, errorTexts, typeFaults } from './contract-file.ts';
import { type Answer, Customer, call, type ListeningApi, listeningApi } from './customer.ts';

let api: ListeningApi;
beforeAll(async () => {
  api = await listeningApi('live');
});
afterAll(async () => {
  await api.close();
});

const invalidToken = { error: 'Invalid API Token!' };

async function newCustomer(version: ApiVersion): Promise<Customer> {
  return new Customer(api, await api.fixture.person({ plan: 'teams' }), version);
}

function cases(outcome: Outcome | undefined): Case[] {
  if (outcome === undefined || 'unreachable' in outcome) return [];
  return [outcome].flat().map((each) => (typeof each === 'function' ? { run: each } : (each as Case)));
}

test('every operation of the contract is served, and every documented status has a case or a reason why none can', () => {
  const served = operations.map(({ method, path }) => `${method} ${openApiPath(path)}`);
  expect(served.sort()).toEqual(documentedOperations.map(({ name }) => name).sort());
  const uncovered = documentedOperations.flatMap(({ name, statuses }) =>
    statuses
      .filter((status) => status !== 405 && outcomes[name]?.[status] === undefined)
      .map((each) => `${name} ${each}`),
  );
  expect(uncovered).toEqual([]);
});

describe.each(apiVersions)('%s', (version) => {
  for (const operation of documentedOperations) {
    for (const status of operation.statuses) {
      const found = cases(outcomes[operation.name]?.[status]);
      if (found.length === 0 && status !== 405) continue;
      test(`${operation.name} ${status}`, async () => {
        if (status === 405) return expectNoToken(version, operation);
        for (const one of found) {
          const answer = await one.run(await newCustomer(version));
          expect(answer, JSON.stringify(answer.body)).toMatchObject({ status });
          if (status === 200) expectAnswer(operation, version, answer);
          else expectError(operation, answer, one.text);
        }
      });
    }
  }
});

function expectAnswer(operation: Documented, version: ApiVersion, { body }: Answer, fromTemplate = false): void {
  const free = operation.path.startsWith('/template');
  expect(keysOf(body, free)).toBe(squeezed(answerKeys(version, fromTemplate)[operation.name] ?? ''));
  expect(typeFaults(body, operation.answer(200))).toEqual([]);
}

/** One key, and the text that clients compare. */
function expectError(operation: Documented, { status, body }: Answer, text: string | undefined): void {
  const documented = errorTexts(operation.answer(status));
  expect(documented.length).toBeGreaterThan(0);
  expect(Object.keys(body)).toEqual(['error']);
  expect(text === undefined ? documented : [text]).toContain(body.error);
}

/** Whatever the id and the body: the token is looked at first. */
async function expectNoToken(version: ApiVersion, { method, path }: Documented): Promise<void> {
  const url = `/api/${version}${path.replace(/\{\w+\}/g, 'Ab12345678')}`;
  const wrong = `live.${'x'.repeat(43)}`;
  for (const token of [undefined, wrong, 'Bearer nonsense']) {
    expect(await call(api, token, method, url)).toMatchObject({ status: 405, body: invalidToken });
  }
}

test.each(apiVersions)('%s: a document made from a template names it, in reads and in lists', async (version) => {
  const customer = await newCustomer(version);
  const template = await customer.template();
  const id = await customer.fromTemplate(template);
  for (const [name, path] of [
    ['GET /document/{document_id}', `/document/${id}`],
    ['GET /documentlist/{doctype}', '/documentlist/inprogress'],
  ]) {
    const answer = await customer.call('GET', path ?? '');
    const operation = documentedOperations.find((each) => each.name === name);
    if (operation === undefined) throw new Error(`${name} is not documented`);
    expectAnswer(operation, version, answer, true);
    const read = (answer.body.result as Answer['body'][] | undefined)?.[0] ?? answer.body;
    expect(read.template_id).toBe(template);
  }
});

test.each(apiVersions)(
  '%s: answers hold what the OpenAPI document of the version says, and nothing else',
  async (version) => {
    const { paths } = (await call(api, undefined, 'GET', `/api/${version}/openapi.json`)).body as never as Described;
    for (const operation of documentedOperations) {
      const schema =
        paths[operation.path]?.[operation.method.toLowerCase()]?.responses['200']?.content['application/json']?.schema;
      // Answers of these tests hold no prefilled field; the document says what one looks like.
      const expected = squeezed(answerKeys(version, true)[operation.name] ?? '').replace(
        'prefill{widgets[]}',
        'prefill{widgets[type page x y w h options{...}]}',
      );
      expect
        .soft(schema && keysDescribed(schema, operation.path.startsWith('/template')), operation.name)
        .toBe(expected);
    }
  },
);

interface DescribedSchema {
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
  readonly items?: DescribedSchema;
}
interface Described {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { responses: Record<string, { content: Record<string, { schema: DescribedSchema }> }> }>>
    >
  >;
}

/** The keys of a schema, as `keysOf` writes those of a value. */
function keysDescribed({ properties = {} }: DescribedSchema, freeOptions: boolean): string {
  return Object.entries(properties)
    .map(([key, inner]) => {
      if (freeOptions && key === 'options') return `${key}{...}`;
      if (inner.items?.properties) return `${key}[${keysDescribed(inner.items, freeOptions)}]`;
      return inner.properties ? `${key}{${keysDescribed(inner, freeOptions)}}` : key;
    })
    .join(' ');
}
