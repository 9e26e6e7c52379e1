import { createDocumentBody } from '../../../contract/api/create-document.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import {
  type SelfSignAnswer,
  type SelfSignBody,
  selfSignAnswer,
  selfSignBody,
} from '../../../contract/api/self-sign.ts';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { createDocument as create } from '../../../features/documents/create.ts';
import type { NewDocument } from '../../../features/documents/new-document.ts';
import { fileLimitBytes } from '../../../features/plans/entitlements.ts';
import { type ApiRequest, type Operation, ok, wrongType } from '../operation.ts';
import type { ReadRefusal } from '../read-content.ts';
import { readNewDocument } from '../read-new-document.ts';
import { createRefusalAnswer } from './create-document.ts';

export const selfSign: Operation = {
  method: 'POST',
  path: '/selfsign',
  body: 'file',
  docs: {
    id: 'selfSign',
    tag: 'Documents',
    summary: 'Make a document that its own signer fills and signs at once',
    request: selfSignBody,
    answer: selfSignAnswer,
    errors: { 400: apiTexts.missingParameters, 409: apiTexts.keyInFlight },
  },
  async handle(deps, { caller, body, meta }) {
    const parsed = selfSignBody.safeParse(body ?? {});
    if (!parsed.success) return wrongType(parsed.error);
    const input = readSelfSign(parsed.data, caller, fileLimitBytes(deps, caller.tenant));
    if (isRefusal(input)) return createRefusalAnswer(input);
    const created = await create(deps, caller, input, meta);
    if (isRefusal(created)) return createRefusalAnswer(created);
    return ok<SelfSignAnswer>({ objectId: created.id, url: created.recipients[0]?.url ?? '' });
  },
};

/** Read as a document for one signer, whose given fields are own ones: placed already, free to be moved and removed. */
function readSelfSign(
  body: SelfSignBody,
  { account }: ApiRequest['caller'],
  fileLimit: number,
): NewDocument | Refusal<ReadRefusal> {
  const { signer = body.signers[0], ...rest } = body;
  const owner = { email: account.email, name: account.name, phone: account.phone, company: account.company };
  const known = { ...owner, job_title: account.job_title, widgets: [], ...signer };
  const person =
    signer?.email === undefined ? { ...known, email: owner.email, name: signer?.name ?? owner.name } : known;
  const asDocument = {
    ...createDocumentBody.parse({}),
    ...rest,
    signers: [{ signer_role: 'signer' as const, language: undefined, ...person }],
  };
  const input = readNewDocument(asDocument, { fileLimit, ownerDateFormat: account.date_format });
  if (isRefusal(input)) return input;
  return {
    ...input,
    kind: 'self-sign',
    // Who signs alone places fields where they like.
    signed: input.signed === 'flatten' ? 'flatten' : 'refuse',
    recipients: input.recipients.map((one) => ({
      ...one,
      widgets: one.widgets.map((widget) => ({ ...widget, own: true })),
    })),
  };
}
