import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiVersions } from '../../src/contract/api/versions.ts';
import { type ContractSchema, documentedOperations, propertyPaths, resolved } from './contract-file.ts';
import { call, type ListeningApi, listeningApi } from './customer.ts';

type Described = Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: OurSchema }>>;
}
interface DescribedOperation {
  readonly parameters: readonly { readonly name?: string }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface OurSchema extends Omit<ContractSchema, 'properties' | 'items'> {
  readonly properties?: Readonly<Record<string, OurSchema>>;
  readonly items?: OurSchema;
}
interface OurDocument {
  readonly paths: Described;
  readonly components: { readonly schemas: Readonly<Record<string, OurSchema>> };
}

let api: ListeningApi;
const documents = new Map<string, OurDocument>();
beforeAll(async () => {
  api = await listeningApi('live');
  for (const version of apiVersions) {
    const { body } = await call(api, undefined, 'GET', `/api/${version}/openapi.json`);
    documents.set(version, body as unknown as OurDocument);
  }
});
afterAll(async () => {
  await api.close();
});

function ours(version: string): OurDocument {
  const found = documents.get(version);
  if (found === undefined) throw new Error(`no document of ${version}`);
  return found;
}

/** `signers.widgets.options.hint` and the like, as `propertyPaths` names those of the contract. */
function ourPaths(schema: OurSchema, { components }: OurDocument, prefix = ''): string[] {
  const name = schema.$ref?.split('/').pop();
  const { properties, items } = name === undefined ? schema : (components.schemas[name] ?? {});
  const own = Object.entries(properties ?? {}).flatMap(([key, inner]) => [
    `${prefix}${key}`,
    ...ourPaths(inner, { paths: {}, components }, `${prefix}${key}.`),
  ]);
  return items ? [...own, ...ourPaths(items, { paths: {}, components }, prefix)] : own;
}

describe.each(documentedOperations.map((operation) => [operation.name, operation] as const))(
  '%s',
  (_name, operation) => {
    const described = (version: string) => ours(version).paths[operation.path]?.[operation.method.toLowerCase()];

    test('documents each parameter and each property of the request, under every version', () => {
      for (const version of apiVersions) {
        const own = described(version);
        const names = own?.parameters.map(({ name }) => name);
        expect(names).toEqual(expect.arrayContaining([...operation.parameters]));
        if (operation.request === undefined) continue;
        const schema = own?.requestBody?.content?.['application/json']?.schema;
        const paths = schema === undefined ? [] : ourPaths(schema, ours(version));
        expect(propertyPaths(operation.request).filter((path) => !paths.includes(path))).toEqual([]);
        // The contract shares one schema between making and changing a folder; a change may hold either key.
        const required = operation.name.startsWith('PUT ') ? [] : (resolved(operation.request).required ?? []);
        expect([...(schema?.required ?? [])].sort()).toEqual([...required].sort());
      }
    });

    test('documents each property of the answer and every status', () => {
      const own = described('v1.2');
      const schema = own?.responses['200']?.content?.['application/json']?.schema;
      const paths = schema === undefined ? [] : ourPaths(schema, ours('v1.2'));
      expect(propertyPaths(operation.answer(200)).filter((path) => !paths.includes(path))).toEqual([]);
      expect(Object.keys(own?.responses ?? {})).toEqual(expect.arrayContaining(['200', '405', '429']));
    });
  },
);
