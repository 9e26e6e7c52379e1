import { type CreatedAnswer, createdAnswer } from '../../../contract/api/answers.ts';
import { createDocumentBody } from '../../../contract/api/create-document.ts';
import { apiMessages, apiTexts, fileTooLargeText } from '../../../contract/api/errors.ts';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { createDocument as create } from '../../../features/documents/create.ts';
import type { CreatedDocument, CreateRefusal } from '../../../features/documents/new-document.ts';
import { fileLimitBytes } from '../../../features/plans/entitlements.ts';
import type { TemplateRefusal } from '../../../features/templates/new-template.ts';
import { type ApiAnswer, failure, type Operation, ok, wrongType } from '../operation.ts';
import type { ReadRefusal } from '../read-content.ts';
import { readNewDocument } from '../read-new-document.ts';
import { refusalText } from '../refusal-text.ts';

export const createDocument: Operation = {
  method: 'POST',
  path: '/createdocument',
  body: 'file',
  docs: {
    id: 'createDocument',
    tag: 'Documents',
    summary: 'Make a document from a PDF and send it',
    request: createDocumentBody,
    answer: createdAnswer,
    errors: { 400: apiTexts.missingParameters, 409: apiTexts.keyInFlight },
  },
  async handle(deps, { caller, body, meta }) {
    const parsed = createDocumentBody.safeParse(body ?? {});
    if (!parsed.success) return wrongType(parsed.error);
    const input = readNewDocument(parsed.data, {
      fileLimit: fileLimitBytes(deps, caller.tenant),
      ownerDateFormat: caller.account.date_format,
    });
    if (isRefusal(input)) return createRefusalAnswer(input);
    const created = await create(deps, caller, input, meta);
    if (isRefusal(created)) return createRefusalAnswer(created);
    return createdDocumentAnswer(created);
  },
};

/** The links; how it will be signed stands in headers, and why not as the organisation has it. */
export function createdDocumentAnswer({ id, recipients, signatureMode, modeFallback }: CreatedDocument): ApiAnswer {
  const body: CreatedAnswer = {
    objectId: id,
    signurl: recipients.map(({ email, url }) => ({ email, url })),
    message: apiMessages.documentSent,
  };
  const fallback = modeFallback === null ? undefined : { 'x-signature-mode-fallback': modeFallback };
  return ok(body, { headers: { 'x-signature-mode': signatureMode, ...fallback } });
}

/** The contract's words for a refusal, for everything that makes a document. */
export function createRefusalAnswer(refusal: Refusal<ReadRefusal | CreateRefusal | TemplateRefusal>): ApiAnswer {
  const { refused, detail } = refusal;
  switch (refused) {
    case 'missing-parameters':
      return failure(400, apiTexts.missingParameters, refusal);
    case 'file-too-large':
      return failure(400, fileTooLargeText(Number(detail?.limitMb)), refusal);
    case 'no-credits':
      return failure(400, apiTexts.noCredits);
    case 'quota-documents':
      return failure(
        429,
        `The sandbox takes ${detail?.limit} documents in 24 hours. Older ones stop counting one by one.`,
      );
    case 'quota-storage':
      return failure(
        400,
        `The sandbox keeps ${detail?.limitMb} MB of files. Room comes back when documents are erased.`,
      );
    default:
      return failure(400, refusalText(refusal), refusal);
  }
}
