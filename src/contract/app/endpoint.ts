import { z } from 'zod';

/** One request of the app: what the browser sends and what the server answers, checked on both sides. */
export interface EndpointShape {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` for each key of `params`. */
  readonly path: `/app/${string}`;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

type Part = 'params' | 'query' | 'body';

/** What the caller gives: only the parts that the endpoint names. */
export type RequestOf<E extends EndpointShape> = {
  readonly [K in Part as E[K] extends z.ZodType ? K : never]: E[K] extends z.ZodType ? z.input<E[K]> : never;
};

/** What the handler gets: the same parts, parsed. */
export type InputOf<E extends EndpointShape> = {
  readonly [K in Part as E[K] extends z.ZodType ? K : never]: E[K] extends z.ZodType ? z.output<E[K]> : never;
};

export type AnswerOf<E extends EndpointShape> = z.output<E['answer']>;

export function defineEndpoint<const E extends EndpointShape>(endpoint: E): E {
  return endpoint;
}

/**
 * Every refusal and fault of /app. `code` is for programs, `message` for people, `reference` finds the request in the
 * server's log. `detail` holds facts of the sentence (a limit, a number, `retryAfterSeconds`); `fields` names the
 * inputs that were not accepted.
 */
export const errorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    reference: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    fields: z.record(z.string(), z.string()).optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** An answer that says nothing but "done". */
export const done = z.object({ done: z.literal(true) });

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
