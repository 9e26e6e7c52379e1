import { documentListAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { listQuery } from '../../../contract/api/requests.ts';
import { listDocuments, type WireStatus } from '../../../features/documents/queries.ts';
import { failure, type Operation, ok } from '../operation.ts';
import { presentListed } from '../present/document.ts';

/** Clients ask for `In-Progress` and `Draft` as well. */
const reports = new Map<string, WireStatus>([
  ['draft', 'draft'],
  ['inprogress', 'in-progress'],
  ['completed', 'completed'],
  ['expired', 'expired'],
  ['declined', 'declined'],
]);

export const documentList: Operation = {
  method: 'GET',
  path: '/documentlist/:doctype',
  body: 'none',
  docs: {
    id: 'listDocuments',
    tag: 'Documents',
    summary: 'List the documents of one status, newest first',
    query: listQuery,
    answer: documentListAnswer,
    shape: 'document-in-list',
    errors: { 404: apiTexts.unknownReport },
  },
  async handle(deps, { caller, params, query }) {
    const status = reports.get((params.doctype ?? '').toLowerCase().replace(/[-_\s]/g, ''));
    if (status === undefined) return failure(404, apiTexts.unknownReport);
    const page = listQuery.parse(query);
    const documents = await listDocuments(deps.db, caller.accountId, { status, now: deps.clock(), ...page });
    return ok({ result: documents.map((document) => presentListed(deps, document)) }, { shape: 'document-in-list' });
  },
};
