import { z } from 'zod';
import { defineEndpoint, done, instant } from './endpoint.ts';

export const templateRow = z.object({
  id: z.string(),
  title: z.string(),
  roles: z.array(
    z.object({
      role: z.string(),
      type: z.enum(['signer', 'approver', 'viewer']),
      /** Of the person who has the role already; "" where it is open. */
      email: z.string(),
    }),
  ),
  pages: z.number(),
  /** Of its file: part of the addresses of page pictures. */
  fileVersion: z.string(),
  /** The page where visitors sign it; null while it is private. */
  publicUrl: z.string().nullable(),
  updatedAt: instant,
});
export type TemplateRow = z.infer<typeof templateRow>;

/** Last changed first. `q` looks in title and id. */
export const listTemplatesPage = defineEndpoint({
  method: 'GET',
  path: '/app/templates',
  query: z.object({
    q: z.string().max(200).default(''),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    perPage: z.coerce.number().int().min(1).max(100).default(24),
  }),
  answer: z.object({ templates: z.array(templateRow), total: z.number(), page: z.number(), perPage: z.number() }),
});

const byId = z.object({ id: z.string() });

/** A second template like it, private. 404 `unknown-template`. */
export const duplicateTemplateNow = defineEndpoint({
  method: 'POST',
  path: '/app/templates/:id/copy',
  params: byId,
  answer: z.object({ id: z.string() }),
});

/**
 * Opens it to everybody who has its address, or closes it. 400 `no-public-role`, `public-role-not-first`,
 * `role-without-person` (role), `not-ready`; 403 `needs-plan`.
 */
export const publishTemplate = defineEndpoint({
  method: 'POST',
  path: '/app/templates/:id/public',
  params: byId,
  body: z.object({ isPublic: z.boolean() }),
  answer: z.object({ publicUrl: z.string().nullable() }),
});

/** A new title; whoever has its public address goes on having it. 404 `unknown-template`. */
export const renameTemplate = defineEndpoint({
  method: 'PATCH',
  path: '/app/templates/:id',
  params: byId,
  body: z.object({ title: z.string().trim().min(1).max(250) }),
  answer: done,
});

/**
 * A CSV file with everything that was filled in on its documents. 403 `needs-plan`; 400 `names-repeat` (name); 404
 * `unknown-template`.
 */
export function answersPath(id: string): `/app/templates/${string}` {
  return `/app/templates/${encodeURIComponent(id)}/answers.csv`;
}

/** To the trash; documents made from it stay. */
export const trashTemplateNow = defineEndpoint({
  method: 'DELETE',
  path: '/app/templates/:id',
  params: byId,
  answer: done,
});
