import { changesSomething } from '../../../contract/api/changes.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { type UpdatedAnswer, updatedAnswer } from '../../../contract/api/folder.ts';
import { updateDocumentBody } from '../../../contract/api/update-document.ts';
import type { DocumentChanges } from '../../../domain/document/changes.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { editDocument } from '../../../features/documents/edit.ts';
import { findDocument } from '../../../features/documents/queries.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, ok, wrongType } from '../operation.ts';
import { refusalText } from '../refusal-text.ts';

export const updateDocument: Operation = {
  method: 'PUT',
  path: '/document/:document_id',
  body: 'small',
  docs: {
    id: 'updateDocument',
    tag: 'Documents',
    summary: 'Change a draft or a document in progress; what is left out stays',
    request: updateDocumentBody,
    answer: updatedAnswer,
    errors: { 400: apiTexts.noValidField, 404: apiTexts.unknownDocument },
  },
  async handle(deps, { caller, params, body, meta }) {
    const id = params.document_id;
    const known = isId(id) && (await findDocument(deps.db, caller.accountId, id)) !== undefined;
    if (!isId(id) || !known) return failure(404, apiTexts.unknownDocument);
    const { data, error } = updateDocumentBody.safeParse(body ?? {});
    if (data === undefined) return wrongType(error);
    if (!changesSomething(data)) return failure(400, apiTexts.noValidField, refuse('nothing-to-change'));
    const changes = readChanges(data);
    const { folderId = null } = changes;
    if (folderId !== null && !isId(folderId)) return failure(400, apiTexts.generic, refuse('unknown-folder'));
    const edited = await editDocument(deps, caller, id, changes, meta);
    if (!isRefusal(edited)) return ok<UpdatedAnswer>({ objectId: id, updatedAt: edited.updatedAt.toISOString() });
    return edited.refused === 'not-found'
      ? failure(404, apiTexts.unknownDocument)
      : failure(400, refusalText(edited), edited);
  },
};

function readChanges(body: ReturnType<typeof updateDocumentBody.parse>): DocumentChanges {
  return {
    title: body.title ?? body.name,
    note: body.note,
    description: body.description,
    folderId: body.folderId?.id,
    sendInOrderStrict: body.send_in_order_strict,
    enableOtp: body.enableOTP,
    enableTour: body.enableTour,
    redirectUrl: body.redirect_url,
    allowModifications: body.allow_modifications,
    autoReminder: body.auto_reminder,
    remindOnceInEvery: body.remind_once_in_every,
    notifyOnSignatures: body.notify_on_signatures,
    penColors: body.pen_colors,
    cc: body.cc,
    bcc: body.bcc,
  };
}
