import { z } from 'zod';
import { documentedAs } from '../../../contract/api/tolerant.ts';

/** A JSON Schema of draft 2020-12, as OpenAPI 3.1 takes it. */
export interface JsonSchema {
  [key: string]: unknown;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  required?: string[];
}

/** Schemas that are used more than once, by name; refer to them as `#/components/schemas/<name>`. */
export type Components = Record<string, JsonSchema>;

/** The schema of what a client sends. Named parts of it are put among the components. */
export function requestSchema(schema: z.ZodType, components: Components): JsonSchema {
  return hoist(toJson(schema, 'input'), components);
}

/** The schema of what a client gets. */
export function answerSchema(schema: z.ZodType, components: Components): JsonSchema {
  return hoist(toJson(schema, 'output'), components);
}

/** `documentedDefault`: zod drops the default of a schema whose input is transformed. */
function toJson(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const documented = documentedAs.get(zodSchema);
      if (documented !== undefined) Object.assign(jsonSchema, toJson(documented.schema as z.ZodType, io));
    },
  });
  return json as JsonSchema;
}

/** Moves `$defs`, wherever they stand, to the components and points the references there. */
function hoist(json: JsonSchema, components: Components): JsonSchema {
  return move(json) as JsonSchema;

  function move(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(move);
    if (typeof value !== 'object' || value === null) return value;
    const moved: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      // What a tolerant reader sees for a missing property says nothing to a client.
      if (key === 'default' && inner === null) continue;
      if (key === '$defs') {
        for (const [name, part] of Object.entries(inner as Record<string, JsonSchema>)) {
          components[name] ??= move(part) as JsonSchema;
        }
      } else if (key === 'documentedDefault') {
        moved.default = inner;
      } else if (key === '$ref' && typeof inner === 'string') {
        moved[key] = inner.replace('#/$defs/', '#/components/schemas/');
      } else {
        moved[key] = move(inner);
      }
    }
    return moved;
  }
}
