import { z } from 'zod';

/** What the page reads of the API's own OpenAPI document. */

export interface Schema {
  type?: string | string[] | undefined;
  properties?: Record<string, Schema> | undefined;
  items?: Schema | undefined;
  required?: string[] | undefined;
  enum?: unknown[] | undefined;
  anyOf?: Schema[] | undefined;
  description?: string | undefined;
  default?: unknown;
  maximum?: number | undefined;
  maxLength?: number | undefined;
  contentEncoding?: string | undefined;
  $ref?: string | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    properties: z.record(z.string(), schema).optional(),
    items: schema.optional(),
    required: z.array(z.string()).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(schema).optional(),
    description: z.string().optional(),
    default: z.unknown().optional(),
    maximum: z.number().optional(),
    maxLength: z.number().optional(),
    contentEncoding: z.string().optional(),
    $ref: z.string().optional(),
  }),
);

const ref = z.object({ $ref: z.string() });
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
});
const header = z.object({ description: z.string().optional() });
const content = z.object({
  schema: schema.optional(),
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.object({ summary: z.string().optional(), value: z.unknown() })).optional(),
});
const contents = z.record(z.string(), content);
const answer = z.object({
  description: z.string(),
  headers: z.record(z.string(), z.union([ref, header])).optional(),
  content: contents.optional(),
});

const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  parameters: z.array(z.union([ref, parameter])),
  requestBody: z.object({ required: z.boolean(), content: contents }).optional(),
  responses: z.record(z.string(), z.union([ref, answer])),
});

export const openApi = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(z.string(), schema),
    parameters: z.record(z.string(), parameter),
    headers: z.record(z.string(), header),
    responses: z.record(z.string(), answer),
  }),
});
export type OpenApi = z.infer<typeof openApi>;
export type Parameter = z.infer<typeof parameter>;
export type RawAnswer = z.infer<typeof answer>;

/** The part that `#/components/<kind>/<name>` leads to. */
export function partOf<T>(parts: Readonly<Record<string, T>>, pointer: string): T {
  const found = parts[pointer.split('/').pop() ?? ''];
  if (found === undefined) throw new Error(`${pointer} leads nowhere`);
  return found;
}
