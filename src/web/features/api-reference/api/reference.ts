import { queryOptions } from '@tanstack/react-query';
import type { ApiVersion } from '../../../../contract/api/versions.ts';
import { ApiError } from '../../../lib/api.ts';
import { openApi } from '../model/document.ts';
import type { Prepared } from '../model/request.ts';

/** The document that the server makes from the schemas it checks with. */
export function referenceQuery(version: ApiVersion) {
  return queryOptions({
    queryKey: ['api-reference', version],
    queryFn: async () => {
      const answer = await fetch(`/api/${version}/openapi.json`).catch(() => null);
      if (answer?.ok) return openApi.parse(await answer.json());
      const message = "The description of the API can't be read. Try again in a moment.";
      throw new ApiError(answer?.status ?? 0, { code: 'unreachable', message, reference: '' });
    },
    staleTime: 300_000,
  });
}

export interface Reply {
  readonly status: number;
  readonly milliseconds: number;
  /** Those that say something about the call, in the order shown. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const told = [
  'x-request-id',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'x-error-reason',
  'x-error-detail',
  'etag',
];

/** Sends the call to the sandbox, without cookies. Null where no answer came. */
export async function send({ url, method, headers, body }: Prepared, token: string): Promise<Reply | null> {
  const from = performance.now();
  try {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, 'x-api-token': token },
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      ...(body === null ? {} : { body }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      milliseconds: Math.round(performance.now() - from),
      headers: told.flatMap((name) => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      }),
      body: text,
    };
  } catch {
    return null;
  }
}
