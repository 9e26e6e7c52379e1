import { deletedAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import {
  changeFolderBody,
  createFolderBody,
  type FolderAnswer,
  type FolderWithParentAnswer,
  folderAnswer,
  folderListAnswer,
  folderListQuery,
  folderWithParentAnswer,
  nameIn,
  type UpdatedAnswer,
  updatedAnswer,
} from '../../../contract/api/folder.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { changeFolder } from '../../../features/folders/change.ts';
import { createFolder as create } from '../../../features/folders/create.ts';
import { deleteFolder as remove } from '../../../features/folders/delete.ts';
import { type FolderView, findFolder, folderOf, listFolders } from '../../../features/folders/queries.ts';
import type { Row } from '../../../features/tables.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, ok, wrongType } from '../operation.ts';
import { missingParameter } from '../read-content.ts';

const path = '/folder/:folder_id';

export const createFolder: Operation = {
  method: 'POST',
  path: '/createfolder',
  body: 'small',
  docs: {
    id: 'createFolder',
    tag: 'Folders',
    summary: 'Make a folder, in the root or in another one',
    request: createFolderBody,
    answer: folderAnswer,
    errors: { 400: apiTexts.missingParameters },
  },
  async handle(deps, { caller, body }) {
    const { data, error } = createFolderBody.safeParse(body ?? {});
    if (data === undefined) return wrongType(error);
    const name = nameIn(data);
    if (name === undefined) return failure(400, apiTexts.missingParameters, missingParameter('name'));
    const parentId = data.parentFolderId ?? null;
    if (parentId !== null && !isId(parentId)) return failure(400, apiTexts.generic, refuse('unknown-folder'));
    const made = await create(deps, caller, { name, parentId });
    return isRefusal(made) ? failure(400, apiTexts.generic, made) : ok<FolderAnswer>(presentFolder(made));
  },
};

export const getFolder: Operation = {
  method: 'GET',
  path,
  body: 'none',
  docs: {
    id: 'getFolder',
    tag: 'Folders',
    summary: 'Read a folder',
    answer: folderWithParentAnswer,
    errors: { 404: apiTexts.unknownFolder },
  },
  async handle(deps, { caller, params }) {
    const id = params.folder_id;
    const folder = isId(id) ? await findFolder(deps.db, caller.accountId, id) : undefined;
    return folder === undefined ? failure(404, apiTexts.unknownFolder) : ok(presentWithParent(folder));
  },
};

export const updateFolder: Operation = {
  method: 'PUT',
  path,
  body: 'small',
  docs: {
    id: 'updateFolder',
    tag: 'Folders',
    summary: 'Rename or move a folder',
    request: changeFolderBody,
    answer: updatedAnswer,
    errors: { 400: apiTexts.generic, 404: apiTexts.unknownFolder },
  },
  async handle(deps, { caller, params, body }) {
    const id = params.folder_id;
    const known = isId(id) && (await folderOf(deps.db, caller.accountId, id)) !== undefined;
    if (!isId(id) || !known) return failure(404, apiTexts.unknownFolder);
    const { data, error } = changeFolderBody.safeParse(body ?? {});
    if (data === undefined) return wrongType(error);
    const name = nameIn(data);
    const parentId = data.parentFolderId?.id;
    if (name === undefined && parentId === undefined) return failure(400, apiTexts.generic, refuse('no-valid-field'));
    if (typeof parentId === 'string' && !isId(parentId)) {
      return failure(400, apiTexts.generic, refuse('unknown-folder'));
    }
    const changed = await changeFolder(deps, caller, id, { name, parentId });
    if (!isRefusal(changed)) {
      return ok<UpdatedAnswer>({ objectId: changed.id, updatedAt: changed.updated_at.toISOString() });
    }
    return changed.refused === 'not-found'
      ? failure(404, apiTexts.unknownFolder)
      : failure(400, apiTexts.generic, changed);
  },
};

export const deleteFolder: Operation = {
  method: 'DELETE',
  path,
  body: 'none',
  docs: {
    id: 'deleteFolder',
    tag: 'Folders',
    summary: 'Delete an empty folder',
    answer: deletedAnswer,
    errors: { 400: apiTexts.folderNotEmpty, 404: apiTexts.unknownFolder },
  },
  async handle(deps, { caller, params }) {
    const id = params.folder_id;
    const gone = isId(id) ? await remove(deps, caller, id) : refuse('not-found');
    if (!isRefusal(gone)) return ok({ objectId: gone.id, deletedAt: gone.deletedAt.toISOString() });
    return gone.refused === 'not-found'
      ? failure(404, apiTexts.unknownFolder)
      : failure(400, apiTexts.folderNotEmpty, gone);
  },
};

export const folderList: Operation = {
  method: 'GET',
  path: '/folderlist',
  body: 'none',
  docs: {
    id: 'listFolders',
    tag: 'Folders',
    summary: 'List the folders of one level, newest first',
    query: folderListQuery,
    answer: folderListAnswer,
    errors: { 400: apiTexts.generic },
  },
  async handle(deps, { caller, query }) {
    const { parentFolderId, ...page } = folderListQuery.parse(query);
    const parentId = parentFolderId ?? null;
    if (parentId !== null) {
      const known = isId(parentId) && (await folderOf(deps.db, caller.accountId, parentId)) !== undefined;
      if (!known) return failure(400, apiTexts.generic, refuse('unknown-folder'));
    }
    const folders = await listFolders(deps.db, caller.accountId, parentId, page);
    return ok({ result: folders.map(presentWithParent) });
  },
};

function presentFolder(folder: Row<'folder'>): FolderAnswer {
  return {
    objectId: folder.id,
    folderName: folder.name,
    parentFolderId: folder.parent_id ?? '',
    createdAt: folder.created_at.toISOString(),
    updatedAt: folder.updated_at.toISOString(),
  };
}

function presentWithParent(folder: FolderView): FolderWithParentAnswer {
  return {
    objectId: folder.id,
    folderName: folder.name,
    parentFolderId: folder.parent_id ?? '',
    parentFolderName: folder.parentName ?? '',
    createdAt: folder.created_at.toISOString(),
    updatedAt: folder.updated_at.toISOString(),
  };
}
