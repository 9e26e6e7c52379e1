import {
  type DraftDocumentAnswer,
  draftDocumentAnswer,
  draftDocumentBody,
} from '../../../contract/api/draft-document.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { normaliseOpenPrefill } from '../../../domain/widget/prefill.ts';
import { createDraft, type NewDraft } from '../../../features/drafts/create.ts';
import { fileLimitBytes } from '../../../features/plans/entitlements.ts';
import { type ApiRequest, type Operation, ok, wrongType } from '../operation.ts';
import { type ReadRefusal, readContent } from '../read-content.ts';
import { readRecipients } from '../read-new-document.ts';
import { readSettings } from '../read-settings.ts';
import { createRefusalAnswer } from './create-document.ts';

export const draftDocument: Operation = {
  method: 'POST',
  path: '/draftdocument',
  body: 'file',
  docs: {
    id: 'draftDocument',
    tag: 'Documents',
    summary: 'Begin a document that is finished and sent in the editor behind its link',
    request: draftDocumentBody,
    answer: draftDocumentAnswer,
    errors: { 400: apiTexts.missingParameters, 409: apiTexts.keyInFlight },
  },
  async handle(deps, { caller, body, meta }) {
    const parsed = draftDocumentBody.safeParse(body ?? {});
    if (!parsed.success) return wrongType(parsed.error);
    const input = readNewDraft(parsed.data, caller, fileLimitBytes(deps, caller.tenant));
    if (isRefusal(input)) return createRefusalAnswer(input);
    const made = await createDraft(deps, caller, input, meta);
    if (isRefusal(made)) return createRefusalAnswer(made);
    return ok<DraftDocumentAnswer>({ document_id: made.id, url: made.url ?? '' });
  },
};

function readNewDraft(
  body: ReturnType<typeof draftDocumentBody.parse>,
  { account }: ApiRequest['caller'],
  fileLimit: number,
): NewDraft | Refusal<ReadRefusal> {
  const context = { fileLimit, ownerDateFormat: account.date_format };
  const content = readContent(body, context, undefined, normaliseOpenPrefill);
  if (isRefusal(content)) return content;
  const { widgets, ...rest } = content;
  return {
    ...rest,
    settings: readSettings(body),
    recipients: readRecipients(body.signers, widgets),
    charge: true,
    withLink: true,
    hideSigningLinks: body.hide_signer_signing_links,
  };
}
