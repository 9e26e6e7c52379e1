import { type ApiVersion, absentFrom, type VersionedShape } from '../../../contract/api/versions.ts';
import type { JsonSchema } from './json-schema.ts';

/** Takes from the schema of an answer what a version's answers lack. */
export function versioned(schema: JsonSchema, shape: VersionedShape | undefined, version: ApiVersion): JsonSchema {
  if (shape === undefined) return schema;
  const { keys, signerWidgets } = absentFrom[shape][version];
  const one = shape.endsWith('-in-list') ? schema.properties?.result?.items : schema;
  if (one === undefined) return schema;
  drop(one, keys);
  if (!signerWidgets) drop(one.properties?.signers?.items ?? {}, ['widgets']);
  return schema;
}

function drop(schema: JsonSchema, keys: readonly string[]): void {
  for (const key of keys) delete schema.properties?.[key];
  if (schema.required) schema.required = schema.required.filter((key) => !keys.includes(key));
}
