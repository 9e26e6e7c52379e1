import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import {
  duplicateTemplateNow,
  listTemplatesPage,
  publishTemplate,
  renameTemplate,
  type templateRow,
  trashTemplateNow,
} from '../../contract/app/templates.ts';
import { plansWith } from '../../domain/credits/entitlements.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { currentFile, fileVersion } from '../../features/drafts/files.ts';
import { entitlements } from '../../features/plans/entitlements.ts';
import type { Row } from '../../features/tables.ts';
import { browseTemplates } from '../../features/templates/browse.ts';
import { changeTemplate } from '../../features/templates/change.ts';
import { duplicateTemplate } from '../../features/templates/duplicate.ts';
import { trashTemplate } from '../../features/templates/trash.ts';
import { serve } from './serve.ts';
import { sessionOf } from './session.ts';
import { templateExportRoutes } from './template-exports.ts';

const done = { done: true } as const;

/** The owner's templates: list, duplicate, open to the public, trash. They are made and changed in the editor. */
export async function templateRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  templateExportRoutes(server, deps);
  serve(server, listTemplatesPage, async ({ query }, request) => {
    const { accountId } = await sessionOf(request, deps);
    const { q, page, perPage } = query;
    const window = { limit: perPage, skip: (page - 1) * perPage };
    const { templates, total } = await browseTemplates(deps.db, accountId, { text: q, ...window });
    return { templates: templates.map((template) => presentTemplate(deps, template)), total, page, perPage };
  });

  serve(server, duplicateTemplateNow, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const copy = await duplicateTemplate(deps, me, params.id);
    return isRefusal(copy) ? named(copy) : copy;
  });

  serve(server, publishTemplate, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    const { isPublic } = body;
    if (isPublic && !entitlements(deps, me.tenant).includes('embedding')) {
      return refuse('needs-plan', { plans: plansWith('embedding').join(' or ') });
    }
    const changed = await changeTemplate(deps, me, params.id, { isPublic });
    return isRefusal(changed) ? named(changed) : { publicUrl: publicUrl(deps, changed) };
  });

  serve(server, renameTemplate, async ({ params, body }, request) => {
    const changed = await changeTemplate(deps, await sessionOf(request, deps), params.id, { title: body.title });
    return isRefusal(changed) ? named(changed) : done;
  });

  serve(server, trashTemplateNow, async ({ params }, request) => {
    const trashed = await trashTemplate(deps, await sessionOf(request, deps), params.id);
    return isRefusal(trashed) ? named(trashed) : done;
  });
}

function presentTemplate(deps: Deps, template: Row<'template'>): z.input<typeof templateRow> {
  return {
    id: template.id,
    title: template.title,
    roles: template.roles.map(({ role, type, email }) => ({ role, type, email })),
    pages: template.pages.length,
    fileVersion: fileVersion(currentFile(template)),
    publicUrl: publicUrl(deps, template),
    updatedAt: template.updated_at.toISOString(),
  };
}

function publicUrl(deps: Pick<Deps, 'settings'>, template: Row<'template'>): string | null {
  return template.is_public ? `${deps.settings.publicUrl}/publicsign?templateid=${template.id}` : null;
}

function named<Code extends string>(refusal: Refusal<Code>): Refusal {
  return refusal.refused === 'not-found' ? refuse('unknown-template') : refusal;
}
