import { apiTexts } from '../../../contract/api/errors.ts';
import { exampleBodies } from '../../../contract/api/examples.ts';
import type { ApiVersion } from '../../../contract/api/versions.ts';
import type { Operation } from '../operation.ts';
import { describe } from './describe.ts';
import { answerSchema, type Components, type JsonSchema, requestSchema } from './json-schema.ts';
import { versioned } from './versioned.ts';

const json = 'application/json';
const examples = exampleBodies();
const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** `/document/:document_id` as OpenAPI spells it. */
export function openApiPath(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

/** One operation of the OpenAPI document. Parts with a name are put among the components. */
export function describeOperation(operation: Operation, version: ApiVersion, components: Components): object {
  const { docs, method } = operation;
  const body = docs.request && requestBody(operation, docs.request, components);
  return {
    operationId: docs.id,
    tags: [docs.tag],
    summary: docs.summary,
    parameters: [
      ...pathParameters(operation.path),
      ...queryParameters(operation, components),
      ...(method === 'GET' ? [] : [ref('parameters', 'IdempotencyKey')]),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: responses(operation, version, components),
  };
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const schema: JsonSchema = { type: 'string' };
    const holder: JsonSchema = { properties: { [name]: schema } };
    describe(holder, 'path', 'request');
    const { description } = schema;
    return { name, in: 'path', required: true, schema: { type: 'string' }, ...(description ? { description } : {}) };
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

function responses(operation: Operation, version: ApiVersion, components: Components): Record<string, object> {
  const { docs, method } = operation;
  const schema = versioned(answerSchema(docs.answer, components), docs.shape, version);
  describe(schema, docs.id, 'answer');
  const tagged = operation.path.startsWith('/document/') && method === 'GET';
  const headers = { ...commonHeaders, ...(tagged ? { ETag: ref('headers', 'ETag') } : {}) };
  const found: Record<string, object> = { 200: { description: 'Done', headers, content: { [json]: { schema } } } };
  if (tagged) found[304] = { description: 'Unchanged since the tag of If-None-Match', headers };
  const texts =
    method === 'GET' ? docs.errors : { 409: [apiTexts.keyForOtherBody, apiTexts.keyInFlight], ...docs.errors };
  for (const [status, text] of Object.entries(texts)) found[status] = errorAnswer([text].flat());
  found[405] = ref('responses', 'InvalidToken');
  found[429] ??= ref('responses', 'TooManyRequests');
  return found;
}

const commonHeaders = { 'X-Request-Id': ref('headers', 'RequestId') };

function errorAnswer(texts: readonly string[]): object {
  const named = texts.map((error, index) => [`text${index + 1}`, { value: { error } }]);
  const headers = { ...commonHeaders, 'X-Error-Reason': ref('headers', 'ErrorReason') };
  const content = { [json]: { schema: ref('schemas', 'Error'), examples: Object.fromEntries(named) } };
  return { description: texts.join(' / '), headers, content };
}
