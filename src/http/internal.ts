import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isRefusal } from '../domain/refusal.ts';
import type { Deps } from '../features/deps.ts';
import { answerLiveCall } from '../features/sandbox-access/perform.ts';

const body = z.object({ assertion: z.string().min(1).max(20_000) });

/** The sandbox's door for live's signed calls. Nothing else opens it: no cookie, no token. */
export async function internalRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  server.post('/internal/live-call', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const parsed = body.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ refused: 'assertion-invalid' });
    const answer = await answerLiveCall(deps, parsed.data.assertion);
    const barred = isRefusal(answer) && answer.refused.startsWith('assertion-');
    return reply.code(barred ? 401 : 200).send(answer);
  });
}
