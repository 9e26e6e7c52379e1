import { errorAnswer } from '../../../contract/api/answers.ts';
import { apiTexts, tooManyCallsText, tooManyTokensText } from '../../../contract/api/errors.ts';
import type { ApiVersion } from '../../../contract/api/versions.ts';
import type { EnvironmentTraits } from '../../../domain/environment.ts';
import type { Operation } from '../operation.ts';
import { apiReasons } from '../reasons.ts';
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
  const about = { version, publicUrl: place.publicUrl, components: schemas };
  for (const operation of operations) {
    const path = openApiPath(operation.path);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation, about) };
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

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const header = (name: string) => ({ $ref: `#/components/headers/${name}` });

function shared({ name, tokenPrefix }: EnvironmentTraits) {
  return {
    securitySchemes: {
      'x-api-token': {
        type: 'apiKey',
        in: 'header',
        name: 'x-api-token',
        description: `A token of the ${name} environment. It begins with ${tokenPrefix}`,
      },
    },
    parameters: {
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        schema: { ...text, maxLength: 255 },
        description:
          'Makes the call safe to send again: for 24 hours the same key with the same body gets the first answer, and nothing is done or charged twice.',
      },
      IfNoneMatch: {
        name: 'If-None-Match',
        in: 'header',
        required: false,
        schema: text,
        description: 'The ETag of an earlier answer. If nothing has changed since, the answer is 304 without a body.',
      },
    },
    headers,
    responses: { InvalidToken: invalidToken(), TooManyRequests: tooManyRequests() },
  };
}

const headers = {
  RequestId: { description: 'Names this call in the request log and in the log of the server.', schema: text },
  ErrorReason: {
    description: 'What exactly is wrong, as a short code.',
    schema: { type: 'string', enum: Object.keys(apiReasons), 'x-enum-descriptions': Object.values(apiReasons) },
  },
  ErrorDetail: { description: 'What the code is about, such as `field=signers.0.email`.', schema: text },
  ETag: { description: 'Changes when the answer does. Send it back as If-None-Match.', schema: text },
  RetryAfter: { description: 'Seconds until the next call is taken.', schema: count },
  RateLimitLimit: {
    description: 'Calls of this kind (reads, writes, uploads) that the token may make in a minute.',
    schema: count,
  },
  RateLimitRemaining: { description: 'Calls of this kind left until the reset.', schema: count },
  RateLimitReset: { description: 'Seconds until the budget is full again.', schema: count },
  RateLimitPolicy: { description: 'The limit and its window in seconds, such as `600;w=60`.', schema: text },
};

function errorContent(example: string) {
  return { 'application/json': { schema: { $ref: '#/components/schemas/Error' }, example: { error: example } } };
}

function invalidToken() {
  return {
    description:
      'The token is missing, wrong, revoked, or one of the other environment. Nothing else has been looked at.',
    headers: { 'X-Request-Id': header('RequestId') },
    content: errorContent(apiTexts.invalidToken),
  };
}

function tooManyRequests() {
  const wait = 17;
  return {
    description: 'The budget of the minute is used up. Nothing has been done.',
    headers: {
      'X-Request-Id': header('RequestId'),
      'Retry-After': header('RetryAfter'),
      'RateLimit-Limit': header('RateLimitLimit'),
      'RateLimit-Remaining': header('RateLimitRemaining'),
      'RateLimit-Reset': header('RateLimitReset'),
      'RateLimit-Policy': header('RateLimitPolicy'),
      'X-Error-Reason': header('ErrorReason'),
    },
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Error' },
        examples: {
          budget: { summary: "The token's budget", value: { error: tooManyCallsText(wait) } },
          tokens: { summary: 'Invalid tokens from this address', value: { error: tooManyTokensText(wait) } },
        },
      },
    },
  };
}
