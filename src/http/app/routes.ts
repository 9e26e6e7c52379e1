import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../features/deps.ts';
import { documentRoutes } from './documents.ts';
import { answerAppErrors } from './serve.ts';

/** What the senders' app asks for: JSON with a session cookie, mounted in both environments alike. */
export async function appRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  answerAppErrors(server, deps);
  await documentRoutes(server, deps);
}
