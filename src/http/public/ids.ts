import type { FastifyRequest } from 'fastify';

/** "" for what can't be one. */
export function templateIdOf(request: FastifyRequest): string {
  return idOf((request.query as { readonly templateid?: unknown }).templateid);
}

export function visitIdOf(request: FastifyRequest): string {
  return idOf((request.params as { readonly visitId?: unknown }).visitId);
}

function idOf(given: unknown): string {
  return typeof given === 'string' && /^[A-Za-z0-9]{1,40}$/.test(given) ? given : '';
}
