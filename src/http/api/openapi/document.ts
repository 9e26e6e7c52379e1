import { errorAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import type { ApiVersion } from '../../../contract/api/versions.ts';
import type { EnvironmentTraits } from '../../../domain/environment.ts';
import type { Operation } from '../operation.ts';
import { describe } from './describe.ts';
import { answerSchema, type Components } from './json-schema.ts';
import { describeOperation, openApiPath } from './path-item.ts';

/** What differs between instances and environments. */
export interface ApiPlace {
  readonly productName: string;
  readonly publicUrl: string;
  readonly environment: EnvironmentTraits;
}

const tags = [
  { name: 'Account', description: 'The owner of the token and the balance of credits.' },
  { name: 'Documents', description: 'Making, following and ending documents. Each one made here costs one credit.' },
  { name: 'Templates', description: 'Documents prepared once and sent many times.' },
  { name: 'Contacts', description: 'People to send to.' },
  { name: 'Folders', description: 'Where documents and templates lie.' },
  { name: 'Webhook', description: 'One address that is told what happens to documents.' },
];

/** The OpenAPI 3.1 document of one version of the API, made from the schemas that the handlers check with. */
export function openApiDocument(operations: readonly Operation[], version: ApiVersion, place: ApiPlace): object {
  const schemas: Components = { Error: answerSchema(errorAnswer, {}) };
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = openApiPath(operation.path);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation, version, schemas) };
  }
  for (const [name, schema] of Object.entries(schemas)) describe(schema, name, 'request');
  const { environment } = place;
  return {
    openapi: '3.1.1',
    info: {
      title: `${place.productName} API (${environment.name})`,
      version: version.slice(1),
      description: introduction(environment),
    },
    servers: [{ url: `${place.publicUrl}/api/${version}`, description: environment.name }],
    security: [{ 'x-api-token': [] }],
    tags: tags.filter(({ name }) => operations.some(({ docs }) => docs.tag === name)),
    paths,
    components: { schemas, ...shared(environment) },
  };
}

function introduction({ credits, retentionDays }: EnvironmentTraits): string {
  const here =
    credits === 'play'
      ? `This is the sandbox: play credits, captured mail, no legal effect; data are erased after ${retentionDays} days.`
      : 'Each document made here costs one credit of your balance.';
  return `${here} JSON in, JSON out; unknown properties are ignored; an error is one sentence under \`error\`.`;
}

function shared({ name, tokenPrefix }: EnvironmentTraits) {
  const text = { type: 'string' };
  const count = { type: 'integer' };
  const failed = (description: string, error: string) => ({
    description,
    headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' }, example: { error } } },
  });
  return {
    securitySchemes: {
      'x-api-token': {
        type: 'apiKey',
        in: 'header',
        name: 'x-api-token',
        description: `A token of the ${name} environment; it begins with ${tokenPrefix}`,
      },
    },
    parameters: {
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        schema: { ...text, maxLength: 255 },
        description: 'The same key and body within 24 hours get the first answer again, and nothing is done twice.',
      },
    },
    headers: {
      RequestId: { description: 'Names this call in the request log.', schema: text },
      ErrorReason: { description: 'What exactly is wrong, as a code.', schema: text },
      ETag: { description: 'Send it as If-None-Match to learn whether anything changed.', schema: text },
      RetryAfter: { description: 'Seconds until the next call is taken.', schema: count },
    },
    responses: {
      InvalidToken: failed(apiTexts.invalidToken, apiTexts.invalidToken),
      TooManyRequests: {
        ...failed('Too many requests', 'Too many requests'),
        headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } },
      },
    },
  };
}
