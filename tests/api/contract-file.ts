import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface ContractSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly example?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ContractSchema>>;
  readonly items?: ContractSchema;
  readonly oneOf?: readonly ContractSchema[];
}

interface Content {
  readonly content?: { readonly 'application/json'?: { readonly schema: ContractSchema } };
}

interface ContractOperation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ContractOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, ContractSchema>> };
}

/** The contract that published clients were written for, v1.2. */
const contract = parse(readFileSync(join(import.meta.dirname, 'opensign-v1.2.contract.yaml'), 'utf8')) as Contract;

export interface Documented {
  /** `GET /document/{document_id}` */
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly parameters: readonly string[];
  readonly request: ContractSchema | undefined;
  readonly statuses: readonly number[];
  answer(status: number): ContractSchema;
}

/** Every operation of the contract. */
export const documentedOperations: readonly Documented[] = Object.entries(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([verb, operation]) => {
    const method = verb.toUpperCase() as Method;
    return {
      name: `${method} ${path}`,
      method,
      path,
      parameters: (operation.parameters ?? []).map(({ name }) => name),
      request: operation.requestBody?.content?.['application/json']?.schema,
      statuses: Object.keys(operation.responses).map(Number),
      answer(status: number) {
        const schema = operation.responses[status]?.content?.['application/json']?.schema;
        if (schema === undefined) throw new Error(`${path} documents no answer ${status}`);
        return schema;
      },
    };
  }),
);

export function resolved(schema: ContractSchema): ContractSchema {
  const name = schema.$ref?.split('/').pop();
  if (name === undefined) return schema;
  const found = contract.components.schemas[name];
  if (found === undefined) throw new Error(`no schema ${name}`);
  return resolved(found);
}

/** The error texts that a schema gives as examples. */
export function errorTexts(schema: ContractSchema): string[] {
  const { properties, oneOf } = resolved(schema);
  const own = properties?.error?.example;
  return [...(typeof own === 'string' ? [own] : []), ...(oneOf ?? []).flatMap(errorTexts)];
}

/** Where a value has another type than the schema says; the contract requires no key, so absence is no fault here. */
export function typeFaults(value: unknown, schema: ContractSchema, path = ''): string[] {
  const { type, properties, items } = resolved(schema);
  const actual = Array.isArray(value) ? 'array' : typeof value;
  if (type !== undefined && actual !== type) return [`${path || 'the answer'} is ${actual}, documented as ${type}`];
  if (Array.isArray(value)) {
    return items ? value.flatMap((each, index) => typeFaults(each, items, `${path}[${index}]`)) : [];
  }
  if (typeof value !== 'object' || value === null || properties === undefined) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = properties[key];
    return known ? typeFaults(inner, known, `${path}.${key}`) : [];
  });
}

/** `signers.email` and the like: every property of a schema, to its depth. */
export function propertyPaths(schema: ContractSchema, prefix = ''): string[] {
  const { properties, items } = resolved(schema);
  const own = Object.entries(properties ?? {}).flatMap(([key, inner]) => [
    `${prefix}${key}`,
    ...propertyPaths(inner, `${prefix}${key}.`),
  ]);
  return items ? [...own, ...propertyPaths(items, prefix)] : own;
}
