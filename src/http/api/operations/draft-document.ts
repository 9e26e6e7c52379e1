import {
  type DraftDocumentAnswer,
  draftDocumentAnswer,
  draftDocumentBody,
} from '../../../contract/api/draft-document.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { isMailAddress } from '../../../contract/api/tolerant.ts';
import { isRefusal, type Refusal, refuse } from '../../../domain/refusal.ts';
import { normaliseWidgets } from '../../../domain/widget/normalise.ts';
import { normaliseOpenPrefill } from '../../../domain/widget/prefill.ts';
import { createDraft, type NewDraft } from '../../../features/drafts/create.ts';
import { fileLimitBytes } from '../../../features/plans/entitlements.ts';
import { matchesWithin } from '../../../platform/text/matches.ts';
import { decodeFile } from '../decode-file.ts';
import { isId } from '../known-id.ts';
import { type ApiRequest, type Operation, ok, wrongType } from '../operation.ts';
import { type ReadRefusal, readRecipient, readSettings } from '../read-new-document.ts';
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

/** What is required is looked for first, the file is decoded last. */
function readNewDraft(
  body: ReturnType<typeof draftDocumentBody.parse>,
  { account }: ApiRequest['caller'],
  fileLimit: number,
): NewDraft | Refusal<ReadRefusal> {
  const title = body.title ?? body.name;
  const { file: encoded, signers } = body;
  if (encoded === undefined || title === undefined) return refuse('missing-parameters');
  if (body.folderId !== undefined && !isId(body.folderId)) return refuse('unknown-folder');
  if (!signers.every(({ email }) => email === undefined || isMailAddress(email))) return refuse('bad-address');
  const matches = matchesWithin(1000);
  const widgets = normaliseWidgets(
    signers.map((signer) => signer.widgets),
    matches,
  );
  if (isRefusal(widgets)) return widgets;
  const prefill = normaliseOpenPrefill(body.prefill, account.date_format, matches);
  if (isRefusal(prefill)) return prefill;
  const file = decodeFile(encoded, fileLimit);
  if (isRefusal(file)) return file;
  return {
    file,
    password: body.file_password,
    title,
    note: body.note,
    description: body.description,
    folderId: body.folderId ?? null,
    settings: readSettings(body),
    recipients: signers.map((signer, index) => readRecipient(signer, index, widgets[index] ?? [])),
    prefill,
    charge: true,
    withLink: true,
    hideSigningLinks: body.hide_signer_signing_links,
  };
}
