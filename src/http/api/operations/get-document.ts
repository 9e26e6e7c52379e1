import { documentAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { findDocument } from '../../../features/documents/queries.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, ok } from '../operation.ts';
import { presentDocument } from '../present/document.ts';

export const getDocument: Operation = {
  method: 'GET',
  path: '/document/:document_id',
  body: 'none',
  docs: {
    id: 'getDocument',
    tag: 'Documents',
    summary: 'Read a document, its recipients and its files',
    answer: documentAnswer,
    shape: 'document',
    tagged: true,
    errors: { 404: apiTexts.unknownDocument },
  },
  async handle(deps, { caller, params }) {
    const id = params.document_id;
    const document = isId(id) ? await findDocument(deps.db, caller.accountId, id) : undefined;
    if (document === undefined) return failure(404, apiTexts.unknownDocument);
    const body = presentDocument(deps, document);
    return ok(body, { shape: 'document', stateVersion: document.state_version });
  },
};
