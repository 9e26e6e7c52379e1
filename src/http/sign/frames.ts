import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../features/deps.ts';
import { contentSecurityPolicy } from '../security-policy.ts';

/** Whether the browser asks for the page to show it in a frame. */
export function isFramed(request: FastifyRequest): boolean {
  return request.headers['sec-fetch-dest'] === 'iframe';
}

/** Lets pages of these origins show the answer in a frame; with none it stays shut to all. */
export async function openToFrames(
  deps: Pick<Deps, 'settings'>,
  reply: FastifyReply,
  origins: readonly string[],
): Promise<void> {
  if (origins.length === 0) return;
  await reply.helmet({ contentSecurityPolicy: contentSecurityPolicy(deps.settings, [], origins), frameguard: false });
  reply.removeHeader('x-frame-options');
}
