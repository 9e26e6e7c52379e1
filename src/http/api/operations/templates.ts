import { deletedAnswer } from '../../../contract/api/answers.ts';
import { changesSomething } from '../../../contract/api/changes.ts';
import { apiTexts, fileTooLargeText } from '../../../contract/api/errors.ts';
import { type UpdatedAnswer, updatedAnswer } from '../../../contract/api/folder.ts';
import { listQuery } from '../../../contract/api/requests.ts';
import { templateAnswer, templateListAnswer, updateTemplateBody } from '../../../contract/api/template.ts';
import { isRefusal, type Refusal, refuse } from '../../../domain/refusal.ts';
import { folderNames } from '../../../features/folders/queries.ts';
import { fileLimitBytes } from '../../../features/plans/entitlements.ts';
import { changeTemplate, type TemplateChange } from '../../../features/templates/change.ts';
import { findTemplate, listTemplates } from '../../../features/templates/queries.ts';
import { trashTemplate } from '../../../features/templates/trash.ts';
import { decodeFile } from '../decode-file.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, ok, wrongType } from '../operation.ts';
import { presentListed, presentTemplate } from '../present/template.ts';
import { readSettingChanges } from '../read-settings.ts';
import { refusalText } from '../refusal-text.ts';

const path = '/template/:template_id';

export const getTemplate: Operation = {
  method: 'GET',
  path,
  body: 'none',
  docs: {
    id: 'getTemplate',
    tag: 'Templates',
    summary: 'Read a template',
    answer: templateAnswer,
    shape: 'template',
    tagged: true,
    errors: { 404: apiTexts.unknownTemplate },
  },
  async handle(deps, { caller, params }) {
    const id = params.template_id;
    const template = isId(id) ? await findTemplate(deps.db, caller.accountId, id) : undefined;
    if (template === undefined) return failure(404, apiTexts.unknownTemplate);
    const folders = await folderNames(deps.db, caller.accountId, template.folder_id ? [template.folder_id] : []);
    const body = presentTemplate(deps, template, folders);
    return ok(body, { shape: 'template', stateVersion: template.state_version });
  },
};

export const templateList: Operation = {
  method: 'GET',
  path: '/templatelist',
  body: 'none',
  docs: {
    id: 'listTemplates',
    tag: 'Templates',
    summary: 'List templates, newest first',
    query: listQuery,
    answer: templateListAnswer,
    shape: 'template-in-list',
    errors: {},
  },
  async handle(deps, { caller, query }) {
    const templates = await listTemplates(deps.db, caller.accountId, listQuery.parse(query));
    const inFolders = templates.flatMap(({ folder_id }) => (folder_id === null ? [] : [folder_id]));
    const folders = await folderNames(deps.db, caller.accountId, inFolders);
    return ok(
      { result: templates.map((template) => presentListed(deps, template, folders)) },
      { shape: 'template-in-list' },
    );
  },
};

export const updateTemplate: Operation = {
  method: 'PUT',
  path,
  body: 'file',
  docs: {
    id: 'updateTemplate',
    tag: 'Templates',
    summary: 'Change a template; what is left out stays, and so do documents made from it',
    request: updateTemplateBody,
    answer: updatedAnswer,
    errors: { 400: apiTexts.noValidField, 404: apiTexts.unknownTemplate },
  },
  async handle(deps, { caller, params, body }) {
    const id = params.template_id;
    const known = isId(id) && (await findTemplate(deps.db, caller.accountId, id)) !== undefined;
    if (!isId(id) || !known) return failure(404, apiTexts.unknownTemplate);
    const { data, error } = updateTemplateBody.safeParse(body ?? {});
    if (data === undefined) return wrongType(error);
    if (!changesSomething(data)) return failure(400, apiTexts.noValidField, refuse('nothing-to-change'));
    const change = readChange(data, fileLimitBytes(deps, caller.tenant));
    const changed = isRefusal(change) ? change : await changeTemplate(deps, caller, id, change);
    if (!isRefusal(changed)) {
      return ok<UpdatedAnswer>({ objectId: id, updatedAt: changed.updated_at.toISOString() });
    }
    if (changed.refused === 'not-found') return failure(404, apiTexts.unknownTemplate);
    const tooLarge = changed.refused === 'file-too-large';
    return failure(400, tooLarge ? fileTooLargeText(Number(changed.detail?.limitMb)) : refusalText(changed), changed);
  },
};

export const deleteTemplate: Operation = {
  method: 'DELETE',
  path,
  body: 'none',
  docs: {
    id: 'deleteTemplate',
    tag: 'Templates',
    summary: 'Delete a template; documents made from it stay',
    answer: deletedAnswer,
    errors: { 404: apiTexts.unknownTemplate },
  },
  async handle(deps, { caller, params }) {
    const id = params.template_id;
    const trashed = isId(id) ? await trashTemplate(deps, caller, id) : refuse('not-found');
    if (isRefusal(trashed)) return failure(404, apiTexts.unknownTemplate);
    return ok({ objectId: trashed.id, deletedAt: trashed.deletedAt.toISOString() });
  },
};

function readChange(
  body: ReturnType<typeof updateTemplateBody.parse>,
  fileLimit: number,
): TemplateChange | Refusal<'not-base64' | 'file-too-large' | 'unknown-folder'> {
  const folderId = body.folderId?.id;
  if (typeof folderId === 'string' && !isId(folderId)) return refuse('unknown-folder');
  const bytes = body.file === undefined ? undefined : decodeFile(body.file, fileLimit);
  if (isRefusal(bytes)) return bytes;
  return {
    title: body.title ?? body.name,
    note: body.note,
    description: body.description,
    folderId,
    settings: readSettingChanges(body),
    file: bytes && { bytes, password: body.file_password ?? '', flattenSigned: body.flatten_signed ?? false },
  };
}
