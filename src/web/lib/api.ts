import type { z } from 'zod';
import { type AnswerOf, type EndpointShape, errorBody, type RequestOf } from '../../contract/app/endpoint.ts';

/** Where /app said no, or could not be reached (`code` "unreachable"). `message` is a sentence for people. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly reference: string;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly fields: Readonly<Record<string, string>>;

  constructor(status: number, problem: z.infer<typeof errorBody>['error']) {
    super(problem.message);
    this.status = status;
    this.code = problem.code;
    this.reference = problem.reference;
    this.detail = problem.detail ?? {};
    this.fields = problem.fields ?? {};
  }
}

/** What stands between a refusal and the caller: sign in again, or prove the password, then the call is made again. */
export interface Interruptions {
  signInAgain: () => Promise<boolean>;
  confirmPassword: () => Promise<boolean>;
}
const interruptions: { current: Interruptions | null } = { current: null };

export function onInterruption(handlers: Interruptions | null): void {
  interruptions.current = handlers;
}

type Given<E extends EndpointShape> = keyof RequestOf<E> extends never ? [] : [input: RequestOf<E>];

/** One typed request; answers are checked against the contract. Throws `ApiError` only. */
export async function call<E extends EndpointShape>(endpoint: E, ...[input]: Given<E>): Promise<AnswerOf<E>> {
  try {
    return await send(endpoint, input ?? {});
  } catch (error) {
    if (!(await mended(error))) throw error;
    return send(endpoint, input ?? {});
  }
}

/** The same without asking anybody anything: for the requests made before sign-in. */
export async function callQuietly<E extends EndpointShape>(endpoint: E, ...[input]: Given<E>): Promise<AnswerOf<E>> {
  return send(endpoint, input ?? {});
}

async function mended(error: unknown): Promise<boolean> {
  if (!(error instanceof ApiError) || interruptions.current === null) return false;
  if (error.status === 401) return interruptions.current.signInAgain();
  if (error.code === 'confirm-password' || error.code === 'reauthenticate')
    return interruptions.current.confirmPassword();
  return false;
}

/** Posts a file as it is; the answer is checked against `answer`. Throws `ApiError` only. */
export async function postFile<T extends z.ZodType>(address: string, file: Blob, type: string, answer: T) {
  const response = await reach(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': type },
    body: file,
  });
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, json);
  return answer.parse(json);
}

interface Parts {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

async function send<E extends EndpointShape>(endpoint: E, parts: Parts): Promise<AnswerOf<E>> {
  const response = await reach(addressOf(endpoint.path, parts), {
    method: endpoint.method,
    credentials: 'same-origin',
    headers: parts.body === undefined ? {} : { 'content-type': 'application/json' },
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
  });
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, json);
  // The contract's own output type; the generic only hides it from the compiler.
  return endpoint.answer.parse(json) as AnswerOf<E>;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch {
    throw new ApiError(0, {
      code: 'unreachable',
      message: "The server can't be reached. Your work is kept here; try again in a moment.",
      reference: '',
    });
  }
}

function problemOf(status: number, json: unknown): ApiError {
  const parsed = errorBody.safeParse(json);
  if (parsed.success) return new ApiError(status, parsed.data.error);
  return new ApiError(status, {
    code: 'fault',
    message: 'Something went wrong on the server. Try again.',
    reference: '',
  });
}

function addressOf(path: string, parts: Parts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(textOf(parts.params, name))));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

function textOf(params: unknown, name: string): unknown {
  return typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
}

/** The sentence of any error, for the place next to its cause. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : 'Something went wrong in this page. Reload it and try again.';
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof ApiError && error.code === code;
}
