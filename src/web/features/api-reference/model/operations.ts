import { type OpenApi, type Parameter, partOf, type RawAnswer, type Schema } from './document.ts';

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With `{document_id}` and the like, below the base address. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly schema: Schema; readonly example: unknown; readonly takesFile: boolean } | null;
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly status: string;
  readonly description: string;
  readonly headers: readonly { readonly name: string; readonly text: string }[];
  readonly schema: Schema | null;
  readonly examples: readonly unknown[];
}

export interface Group {
  readonly name: string;
  readonly text: string;
  readonly operations: readonly Operation[];
}

/** Every operation, in the order of the document. */
export function operationsOf(document: OpenApi): readonly Operation[] {
  const { components } = document;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => {
      const body = raw.requestBody?.content['application/json'];
      return {
        id: raw.operationId,
        method: method.toUpperCase(),
        path,
        tag: raw.tags[0] ?? '',
        summary: raw.summary,
        parameters: raw.parameters.map((one) => ('$ref' in one ? partOf(components.parameters, one.$ref) : one)),
        body:
          body?.schema === undefined
            ? null
            : {
                schema: body.schema,
                example: body.example ?? {},
                takesFile: raw.requestBody?.content['multipart/form-data'] !== undefined,
              },
        answers: Object.entries(raw.responses).map(([status, one]) =>
          answerOf(document, status, '$ref' in one ? partOf(components.responses, one.$ref) : one),
        ),
      };
    }),
  );
}

function answerOf({ components }: OpenApi, status: string, raw: RawAnswer): Answer {
  const json = raw.content?.['application/json'];
  const examples = Object.values(json?.examples ?? {}).map(({ value }) => value);
  return {
    status,
    description: raw.description,
    headers: Object.entries(raw.headers ?? {}).map(([name, one]) => ({
      name,
      text: ('$ref' in one ? partOf(components.headers, one.$ref) : one).description ?? '',
    })),
    schema: json?.schema ?? null,
    examples: json?.example === undefined ? examples : [json.example],
  };
}

/** By tag; only what holds every word of `find` in its method, path, name or summary. */
export function groupsOf(document: OpenApi, operations: readonly Operation[], find: string): readonly Group[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ method, path, id, summary, tag }: Operation) => {
    const text = `${method} ${path} ${id} ${summary} ${tag}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return document.tags
    .map(({ name, description }) => ({
      name,
      text: description,
      operations: operations.filter((operation) => operation.tag === name && fits(operation)),
    }))
    .filter((group) => group.operations.length > 0);
}
