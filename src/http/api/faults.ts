import type { FastifyRequest } from 'fastify';
import { apiTexts, fileTooLargeText } from '../../contract/api/errors.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { fileLimitBytes } from '../../features/plans/entitlements.ts';
import { BodyFault } from './body-fault.ts';
import { callerOf } from './caller.ts';
import './fastify-config.ts';
import { type ApiAnswer, failure } from './operation.ts';

/** What was thrown on the way to an answer, in the contract's words. */
export function faultAnswer(deps: Deps, error: unknown, request: FastifyRequest): ApiAnswer {
  if (error instanceof BodyFault) return bodyAnswer(deps, error, request);
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return failure(400, apiTexts.generic, refuse('malformed-request'));
  deps.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'An API call failed');
  return failure(500, apiTexts.generic);
}

function bodyAnswer(deps: Deps, { code }: BodyFault, request: FastifyRequest): ApiAnswer {
  const takesFile = request.routeOptions.config.apiBody === 'file';
  if (!takesFile || (code !== 'too-large' && code !== 'file-too-large')) {
    return failure(400, apiTexts.generic, refuse(code === 'too-large' ? 'body-too-large' : code));
  }
  const limit = fileLimitBytes(deps, callerOf(request).tenant);
  return failure(400, fileTooLargeText(limit / (1024 * 1024)), refuse('file-too-large'));
}
