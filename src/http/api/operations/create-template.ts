import { apiMessages, apiTexts } from '../../../contract/api/errors.ts';
import {
  createTemplateBody,
  type DraftTemplateAnswer,
  draftTemplateAnswer,
  type PublicTemplateAnswer,
  publicTemplateAnswer,
  type TemplateCreatedAnswer,
  templateCreatedAnswer,
} from '../../../contract/api/template.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import type { Deps } from '../../../features/deps.ts';
import { draftLinkEnd, draftTemplateLink } from '../../../features/drafts/link.ts';
import { fileLimitBytes } from '../../../features/plans/entitlements.ts';
import type { Row } from '../../../features/tables.ts';
import { createTemplate as create } from '../../../features/templates/create.ts';
import type { NewTemplate } from '../../../features/templates/new-template.ts';
import { type ApiAnswer, type ApiRequest, type Operation, type OperationDocs, ok, wrongType } from '../operation.ts';
import { readNewTemplate } from '../read-template.ts';
import { createRefusalAnswer } from './create-document.ts';

const errors: OperationDocs['errors'] = { 400: apiTexts.missingParameters, 409: apiTexts.keyInFlight };

export const createTemplate: Operation = {
  method: 'POST',
  path: '/createtemplate',
  body: 'file',
  docs: {
    id: 'createTemplate',
    tag: 'Templates',
    summary: 'Make a template with roles in place of people',
    request: createTemplateBody,
    answer: templateCreatedAnswer,
    errors,
  },
  async handle(deps, request) {
    const made = await make(deps, request, { state: 'finished', isPublic: false, linkEndsAt: null });
    if ('body' in made) return made;
    return ok<TemplateCreatedAnswer>({ objectId: made.id, message: apiMessages.templateCreated });
  },
};

export const publicTemplate: Operation = {
  method: 'POST',
  path: '/publictemplate',
  body: 'file',
  docs: {
    id: 'publicTemplate',
    tag: 'Templates',
    summary: 'Make a template that anybody with its address can sign',
    request: createTemplateBody,
    answer: publicTemplateAnswer,
    errors,
  },
  async handle(deps, request) {
    const made = await make(deps, request, { state: 'finished', isPublic: true, linkEndsAt: null });
    if ('body' in made) return made;
    return ok<PublicTemplateAnswer>({
      template_id: made.id,
      public_url: `${deps.settings.publicUrl}/publicsign?templateid=${made.id}`,
      message: apiMessages.publicTemplateCreated,
    });
  },
};

export const draftTemplate: Operation = {
  method: 'POST',
  path: '/drafttemplate',
  body: 'file',
  docs: {
    id: 'draftTemplate',
    tag: 'Templates',
    summary: 'Begin a template that is finished, and used once, in the editor behind its link',
    request: createTemplateBody,
    answer: draftTemplateAnswer,
    errors,
  },
  async handle(deps, request) {
    const linkEndsAt = draftLinkEnd(deps.clock());
    const made = await make(deps, request, { state: 'unfinished', isPublic: false, linkEndsAt });
    if ('body' in made) return made;
    return ok<DraftTemplateAnswer>({ objectId: made.id, url: draftTemplateLink(deps, made) });
  },
};

/** The template, or the answer that says why there is none. */
async function make(
  deps: Deps,
  { caller, body }: ApiRequest,
  kind: Pick<NewTemplate, 'state' | 'isPublic' | 'linkEndsAt'>,
): Promise<Row<'template'> | ApiAnswer> {
  const parsed = createTemplateBody.safeParse(body ?? {});
  if (!parsed.success) return wrongType(parsed.error);
  const context = { fileLimit: fileLimitBytes(deps, caller.tenant), ownerDateFormat: caller.account.date_format };
  const input = readNewTemplate(parsed.data, context, kind);
  if (isRefusal(input)) return createRefusalAnswer(input);
  const made = await create(deps, caller, input);
  return isRefusal(made) ? createRefusalAnswer(made) : made;
}
