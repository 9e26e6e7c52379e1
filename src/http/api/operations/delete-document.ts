import { type DeletedAnswer, deletedAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { trashDocument } from '../../../features/documents/trash.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, ok } from '../operation.ts';

export const deleteDocument: Operation = {
  method: 'DELETE',
  path: '/document/:document_id',
  body: 'none',
  docs: {
    id: 'deleteDocument',
    tag: 'Documents',
    summary: 'Move a document to the trash',
    answer: deletedAnswer,
    errors: { 400: apiTexts.generic, 404: apiTexts.unknownDocument },
  },
  async handle(deps, { caller, params, meta }) {
    const id = params.document_id;
    if (!isId(id)) return failure(404, apiTexts.unknownDocument);
    const trashed = await trashDocument(deps, caller, id, meta);
    if (!isRefusal(trashed)) {
      return ok<DeletedAnswer>({ objectId: trashed.id, deletedAt: trashed.deletedAt.toISOString() });
    }
    return trashed.refused === 'not-found'
      ? failure(404, apiTexts.unknownDocument)
      : failure(400, apiTexts.generic, trashed);
  },
};
