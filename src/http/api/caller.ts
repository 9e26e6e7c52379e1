import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiCaller } from '../../features/tokens/authenticate.ts';

const caller = 'apiCaller';
const sentType = 'apiSentType';
const digest = 'apiBodyDigest';
const reason = 'apiReason';

/** What the API learns of a request on its way, beside what Fastify keeps. */
export function prepareRequests(scope: FastifyInstance): void {
  for (const name of [caller, sentType, digest, reason]) scope.decorateRequest(name, null);
}

export function setCaller(request: FastifyRequest, value: ApiCaller): void {
  request.setDecorator<ApiCaller>(caller, value);
}

export function callerOf(request: FastifyRequest): ApiCaller {
  return request.getDecorator<ApiCaller>(caller);
}

/** Undefined for a stranger's request. */
export function knownCaller(request: FastifyRequest): ApiCaller | undefined {
  return request.getDecorator<ApiCaller | null>(caller) ?? undefined;
}

/** The content type as the client wrote it. */
export function setSentType(request: FastifyRequest, value: string): void {
  request.setDecorator<string>(sentType, value);
}

export function sentTypeOf(request: FastifyRequest): string {
  return request.getDecorator<string | null>(sentType) ?? '';
}

/** SHA-256 of the body; "" where there was none or nobody asked. */
export function setBodyDigest(request: FastifyRequest, value: string): void {
  request.setDecorator<string>(digest, value);
}

export function bodyDigestOf(request: FastifyRequest): string {
  return request.getDecorator<string | null>(digest) ?? '';
}

/** Why the call was refused, for the request log. */
export function setReason(request: FastifyRequest, value: string): void {
  request.setDecorator<string>(reason, value);
}

export function reasonOf(request: FastifyRequest): string | null {
  return request.getDecorator<string | null>(reason);
}
