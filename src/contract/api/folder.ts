import { z } from 'zod';
import { objectId, time } from './answers.ts';
import { folderChange } from './changes.ts';
import { listQuery } from './requests.ts';
import { givenText } from './tolerant.ts';

const folderName = () => givenText().pipe(z.string().max(200).optional());

/** The name under each of the words that clients use for it. */
const named = { folderName: folderName(), foldername: folderName(), name: folderName() };

/** Body of `createfolder`; a blank parent is the root. */
export const createFolderBody = z.object({ ...named, parentFolderId: givenText() }).meta({ required: ['folderName'] });

/** Body of `PUT folder`: what is missing stays, a parent of "" moves it to the root. */
export const changeFolderBody = z.object({ ...named, parentFolderId: folderChange() });

/** The first of the names that is given. */
export function nameIn(body: {
  readonly folderName?: string | undefined;
  readonly foldername?: string | undefined;
  readonly name?: string | undefined;
}): string | undefined {
  return body.folderName ?? body.foldername ?? body.name;
}

/** Without a parent: the root's level. */
export const folderListQuery = listQuery.extend({ parentFolderId: givenText() });

export const folderAnswer = z.strictObject({
  objectId,
  folderName: z.string(),
  /** "" in the root. */
  parentFolderId: z.string(),
  createdAt: time,
  updatedAt: time,
});
export type FolderAnswer = z.infer<typeof folderAnswer>;

export const folderWithParentAnswer = z.strictObject({
  objectId,
  folderName: z.string(),
  parentFolderId: z.string(),
  parentFolderName: z.string(),
  createdAt: time,
  updatedAt: time,
});
export type FolderWithParentAnswer = z.infer<typeof folderWithParentAnswer>;

export const folderListAnswer = z.strictObject({ result: z.array(folderWithParentAnswer) });

export const updatedAnswer = z.strictObject({ objectId, updatedAt: time });
export type UpdatedAnswer = z.infer<typeof updatedAnswer>;
