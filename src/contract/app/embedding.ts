import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';

const embeddingPage = z.object({
  /** As browsers write them, in the order they were added. */
  origins: z.array(z.string()),
  most: z.number().int(),
  state: z.enum(['allowed', 'needs-plan']),
  neededPlans: z.array(z.string()),
  /** Of the element's script. */
  scriptUrl: z.string(),
});
export type EmbeddingPage = z.infer<typeof embeddingPage>;

export const readEmbedding = defineEndpoint({ method: 'GET', path: '/app/embedding', answer: embeddingPage });

/** 403 `plan-lacks-embedding`; 400 `bad-origin`, `too-many-origins`. */
export const addEmbedOrigin = defineEndpoint({
  method: 'POST',
  path: '/app/embedding/origins',
  body: z.object({ origin: z.string().max(300) }),
  answer: embeddingPage,
});

export const removeEmbedOrigin = defineEndpoint({
  method: 'POST',
  path: '/app/embedding/origins/remove',
  body: z.object({ origin: z.string().max(300) }),
  answer: embeddingPage,
});
