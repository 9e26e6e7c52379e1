import type { z } from 'zod';
import { apiTexts } from '../../contract/api/errors.ts';
import type { VersionedShape } from '../../contract/api/versions.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../../features/caller.ts';
import type { Deps } from '../../features/deps.ts';
import type { ApiCaller } from '../../features/tokens/authenticate.ts';
import type { ApiReason } from './reasons.ts';

/** What a handler gets: the caller is known already, path and body are as they came. */
export interface ApiRequest {
  readonly caller: ApiCaller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Parsed JSON; undefined for none. */
  readonly body: unknown;
  readonly meta: RequestMeta;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: object;
  /** Older versions lack keys of this shape. */
  readonly shape?: VersionedShape;
  /** Changes whenever the document does; becomes part of the ETag. */
  readonly stateVersion?: number;
  /** Code of the refusal, for `X-Error-Reason`: the texts of the contract often don't say what is wrong. */
  readonly reason?: string;
  /** Facts of the refusal, such as a field's name or a limit, for `X-Error-Detail`. */
  readonly detail?: string;
  /** What the contract's body has no place for. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the OpenAPI document says of an operation; its schemas are the ones that the handler checks with. */
export interface OperationDocs {
  readonly id: string;
  readonly tag: 'Account' | 'Contacts' | 'Documents' | 'Templates' | 'Folders' | 'Webhook';
  readonly summary: string;
  readonly query?: z.ZodType;
  readonly request?: z.ZodType;
  readonly answer: z.ZodType;
  /** Older versions lack keys of the answer. */
  readonly shape?: VersionedShape;
  /** The answer has an ETag, and 304 says that nothing has changed. */
  readonly tagged?: true;
  /** The error texts of each status beside 200 and 405, which every operation has. */
  readonly errors: Readonly<Partial<Record<400 | 401 | 404 | 409 | 429, string | readonly string[]>>>;
}

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** `file`: as much as the account's largest file takes; `small`: texts only. */
  readonly body: 'none' | 'small' | 'file';
  readonly docs: OperationDocs;
  readonly handle: (deps: Deps, request: ApiRequest) => Promise<ApiAnswer>;
}

export function ok<T extends object>(
  body: T,
  more: Pick<ApiAnswer, 'shape' | 'stateVersion' | 'headers'> = {},
): ApiAnswer {
  return { status: 200, body, ...more };
}

/** A refusal in the contract's words; its own code goes beside them, for whoever has to mend the call. */
export function failure(status: number, error: string, refusal?: Refusal<ApiReason>): ApiAnswer {
  if (refusal === undefined) return { status, body: { error } };
  const facts = Object.entries(refusal.detail ?? {}).map(([name, value]) => `${name}=${value}`);
  // Values come from the client, and headers hold printable ASCII alone.
  const detail = facts
    .join('; ')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 200);
  return { status, body: { error }, reason: refusal.refused, ...(detail === '' ? {} : { detail }) };
}

/** A body whose properties are of types that can't be read; the first one is named beside the text, with the values it may have. */
export function wrongType(error: z.ZodError): ApiAnswer {
  const [issue] = error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  const known: unknown = issue?.code === 'custom' ? issue.params?.known : undefined;
  const detail = { field, ...(typeof known === 'string' && { known }) };
  return failure(400, apiTexts.generic, refuse('wrong-type', field === '' ? undefined : detail));
}
