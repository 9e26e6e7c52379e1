import { apiTexts } from '../../../contract/api/errors.ts';
import { exampleBodies } from '../../../contract/api/examples.ts';
import type { ApiVersion } from '../../../contract/api/versions.ts';
import type { Operation } from '../operation.ts';
import { describe } from './describe.ts';
import { exampleOf } from './example.ts';
import { answerSchema, type Components, type JsonSchema, requestSchema } from './json-schema.ts';
import { versioned } from './versioned.ts';

const json = 'application/json';
const examples = exampleBodies();
const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** `/document/:document_id` as OpenAPI spells it. */
export function openApiPath(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

export interface Described {
  readonly version: ApiVersion;
  readonly publicUrl: string;
  readonly components: Components;
}

/** One operation of the OpenAPI document. Parts with a name are put among the components. */
export function describeOperation(operation: Operation, about: Described): object {
  const { docs, method } = operation;
  const { components } = about;
  const body = docs.request && requestBody(operation, docs.request, components);
  return {
    operationId: docs.id,
    tags: [docs.tag],
    summary: docs.summary,
    parameters: [
      ...pathParameters(operation.path),
      ...queryParameters(operation, components),
      ...(method === 'GET' ? [] : [ref('parameters', 'IdempotencyKey')]),
      ...(docs.tagged ? [ref('parameters', 'IfNoneMatch')] : []),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: responses(operation, about),
  };
}

/** Values of a path that are words, not ids. */
const pathWords: Readonly<Record<string, readonly string[]>> = {
  doctype: ['draft', 'inprogress', 'completed', 'expired', 'declined'],
};

function pathParameters(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const described: JsonSchema = { type: 'string' };
    const holder: JsonSchema = { properties: { [name]: described } };
    describe(holder, 'path', 'request');
    const { description } = described;
    const words = pathWords[name];
    const schema = { type: 'string', ...(words ? { enum: words } : {}) };
    return { name, in: 'path', required: true, schema, ...(description ? { description } : {}) };
  });
}

function queryParameters({ docs }: Operation, components: Components): object[] {
  if (docs.query === undefined) return [];
  const schema = requestSchema(docs.query, components);
  describe(schema, docs.id, 'request');
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...property }]) => {
    return { name, in: 'query', required: false, schema: property, ...(description ? { description } : {}) };
  });
}

function requestBody(operation: Operation, request: NonNullable<Operation['docs']['request']>, components: Components) {
  const { id } = operation.docs;
  const schema = requestSchema(request, components);
  describe(schema, id, 'request');
  const required = (schema.required ?? []).length > 0;
  const example = examples[id];
  const content: Record<string, object> = { [json]: { schema, ...(example ? { example } : {}) } };
  if (operation.body === 'file') content['multipart/form-data'] = { schema: asForm(schema) };
  return { required, content };
}

/** The same properties as fields of a form: the file as it is, lists and objects as JSON text. */
function asForm(schema: JsonSchema): JsonSchema {
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    if (name !== 'file') return [name, property];
    return [name, { type: 'string', contentMediaType: 'application/pdf', description: 'The PDF itself.' }];
  });
  return { ...schema, properties: Object.fromEntries(fields) };
}

function responses(operation: Operation, { version, publicUrl, components }: Described): Record<string, object> {
  const { docs, method } = operation;
  const schema = versioned(answerSchema(docs.answer, components), docs.shape, version);
  describe(schema, docs.id, 'answer');
  const example = exampleOf(schema, docs.id, publicUrl);
  const tag = docs.tagged ? { ETag: ref('headers', 'ETag') } : {};
  const found: Record<string, object> = {
    200: {
      description: 'Done.',
      headers: { ...callHeaders, ...tag },
      content: { [json]: { schema, example } },
    },
  };
  if (docs.tagged) {
    found[304] = {
      description: 'Unchanged since the answer whose tag stands in If-None-Match. No body.',
      headers: { ...callHeaders, ...tag },
    };
  }
  const texts =
    method === 'GET' ? docs.errors : { 409: [apiTexts.keyForOtherBody, apiTexts.keyInFlight], ...docs.errors };
  for (const [status, text] of Object.entries(texts)) found[status] = errorAnswer([text].flat());
  found[405] = ref('responses', 'InvalidToken');
  found[429] = ref('responses', 'TooManyRequests');
  return found;
}

/** On every answer to a good token. */
const callHeaders = {
  'X-Request-Id': ref('headers', 'RequestId'),
  'RateLimit-Limit': ref('headers', 'RateLimitLimit'),
  'RateLimit-Remaining': ref('headers', 'RateLimitRemaining'),
  'RateLimit-Reset': ref('headers', 'RateLimitReset'),
  'RateLimit-Policy': ref('headers', 'RateLimitPolicy'),
};

function errorAnswer(texts: readonly string[]): object {
  const named = texts.map((error, index) => [`text${index + 1}`, { value: { error } }]);
  const headers = {
    ...callHeaders,
    'X-Error-Reason': ref('headers', 'ErrorReason'),
    'X-Error-Detail': ref('headers', 'ErrorDetail'),
  };
  const content = { [json]: { schema: ref('schemas', 'Error'), examples: Object.fromEntries(named) } };
  return { description: texts.join(' / '), headers, content };
}
