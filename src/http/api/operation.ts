import type { VersionedShape } from '../../contract/api/versions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { RequestMeta } from '../../features/caller.ts';
import type { Deps } from '../../features/deps.ts';
import type { ApiCaller } from '../../features/tokens/authenticate.ts';

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
}

export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** `file`: as much as the account's largest file takes; `small`: texts only. */
  readonly body: 'none' | 'small' | 'file';
  readonly handle: (deps: Deps, request: ApiRequest) => Promise<ApiAnswer>;
}

export function ok<T extends object>(body: T, more: Pick<ApiAnswer, 'shape' | 'stateVersion'> = {}): ApiAnswer {
  return { status: 200, body, ...more };
}

/** A refusal in the contract's words; its own code goes beside them, for whoever has to mend the call. */
export function failure(status: number, error: string, refusal?: Refusal): ApiAnswer {
  return { status, body: { error }, ...(refusal ? { reason: refusal.refused } : {}) };
}
