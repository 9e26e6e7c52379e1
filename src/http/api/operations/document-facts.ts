import {
  type FormDataAnswer,
  formDataAnswer,
  type SignerIpsAnswer,
  signerIpsAnswer,
} from '../../../contract/api/document-facts.ts';
import { apiTexts, planNeededText } from '../../../contract/api/errors.ts';
import { type Feature, plansWith } from '../../../domain/credits/entitlements.ts';
import { refuse } from '../../../domain/refusal.ts';
import { answerText } from '../../../domain/widget/answer-text.ts';
import { formatDate, parseFormat } from '../../../domain/widget/date-format.ts';
import { pictureTypes } from '../../../domain/widget/types.ts';
import type { Deps } from '../../../features/deps.ts';
import { calendarDay } from '../../../features/documents/calendar-day.ts';
import { type DocumentView, findDocument, wireStatus } from '../../../features/documents/queries.ts';
import { entitled } from '../../../features/plans/entitlements.ts';
import type { Row } from '../../../features/tables.ts';
import type { ApiCaller } from '../../../features/tokens/authenticate.ts';
import { isId } from '../known-id.ts';
import { type ApiAnswer, failure, type Operation, ok } from '../operation.ts';

export const signerIps: Operation = {
  method: 'GET',
  path: '/signerips/:document_id',
  body: 'none',
  docs: {
    id: 'getSignerIps',
    tag: 'Documents',
    summary: 'IP addresses of those who have signed',
    answer: signerIpsAnswer,
    errors: { 400: planNeededText(plansWith('signer-ips')), 404: apiTexts.unknownDocument },
  },
  async handle(deps, { caller, params }) {
    return withDocument(deps, caller, params.document_id, 'signer-ips', (document) =>
      ok<SignerIpsAnswer>({
        objectId: document.id,
        signer_ips: document.recipients
          .filter((recipient) => recipient.acted_at !== null)
          .map(({ email, acted_ip: ip }) => ({ email, ip_address: ip ?? '' })),
      }),
    );
  },
};

export const formData: Operation = {
  method: 'GET',
  path: '/formdata/:document_id',
  body: 'none',
  docs: {
    id: 'getFormData',
    tag: 'Documents',
    summary: 'What people have filled in, in full',
    answer: formDataAnswer,
    errors: { 400: planNeededText(plansWith('form-export')), 404: apiTexts.unknownDocument },
  },
  async handle(deps, { caller, params }) {
    return withDocument(deps, caller, params.document_id, 'form-export', (document) =>
      ok<FormDataAnswer>({
        objectId: document.id,
        title: document.title,
        sent_date: sentDate(document, caller.account),
        status: wireStatus(document, deps.clock()),
        form_data: document.recipients
          .filter((recipient) => recipient.type !== 'viewer')
          .map((recipient) => ({ name: recipient.name, email: recipient.email, widgets: textsOf(recipient) })),
      }),
    );
  },
};

async function withDocument(
  deps: Deps,
  caller: ApiCaller,
  id: string | undefined,
  feature: Feature,
  answer: (document: DocumentView) => ApiAnswer,
): Promise<ApiAnswer> {
  if (!entitled(deps, caller.tenant, feature)) {
    return failure(400, planNeededText(plansWith(feature)), refuse('plan'));
  }
  const document = isId(id) ? await findDocument(deps.db, caller.accountId, id) : undefined;
  return document === undefined ? failure(404, apiTexts.unknownDocument) : answer(document);
}

function sentDate(document: DocumentView, owner: Row<'account'>): string {
  if (document.sent_at === null) return '';
  return formatDate(calendarDay(document.sent_at, owner.time_zone), parseFormat(owner.date_format) ?? 'mm/dd/yyyy');
}

/** Answers count once the person has acted: until then they may still be changed. */
function textsOf(recipient: Row<'recipient'>): FormDataAnswer['form_data'][number]['widgets'] {
  return recipient.widgets
    .filter(({ type }) => !pictureTypes.includes(type))
    .map(({ id, options }) => {
      const response = recipient.acted_at === null ? undefined : recipient.answers[id];
      return { name: options.name, response: (response === undefined ? undefined : answerText(response)) ?? '' };
    });
}
