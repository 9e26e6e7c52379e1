import { type SigningLinksAnswer, signingLinksAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { recipientLink } from '../../../features/documents/link.ts';
import { findDocument } from '../../../features/documents/queries.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, ok } from '../operation.ts';

export const signingLinks: Operation = {
  method: 'GET',
  path: '/signinglinks/:document_id',
  body: 'none',
  docs: {
    id: 'getSigningLinks',
    tag: 'Documents',
    summary: "Read the recipients' signing links",
    answer: signingLinksAnswer,
    errors: { 404: apiTexts.unknownDocument },
  },
  async handle(deps, { caller, params }) {
    const id = params.document_id;
    const document = isId(id) ? await findDocument(deps.db, caller.accountId, id) : undefined;
    if (document === undefined) return failure(404, apiTexts.unknownDocument);
    return ok<SigningLinksAnswer>({
      objectId: document.id,
      signurl: document.recipients.map((recipient) => ({
        email: recipient.email,
        url: recipientLink(deps, recipient),
      })),
    });
  },
};
