import { type ResultAnswer, resultAnswer } from '../../../contract/api/answers.ts';
import { apiMessages, apiTexts } from '../../../contract/api/errors.ts';
import { resendMailBody } from '../../../contract/api/requests.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { resendRequest } from '../../../features/documents/resend.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, ok } from '../operation.ts';

export const resendMail: Operation = {
  method: 'POST',
  path: '/resendmail',
  body: 'small',
  docs: {
    id: 'resendMail',
    tag: 'Documents',
    summary: 'Mail a recipient the request to sign again',
    request: resendMailBody,
    answer: resultAnswer,
    errors: { 400: apiTexts.resendRefused, 404: apiTexts.resendUnknown, 409: apiTexts.keyInFlight },
  },
  async handle(deps, { caller, body, meta }) {
    const { data } = resendMailBody.safeParse(body ?? {});
    if (data?.document_id === undefined || data.email === undefined) return failure(400, apiTexts.resendRefused);
    if (!isId(data.document_id)) return failure(404, apiTexts.resendUnknown);
    const own = { subject: data.email_subject, body: data.email_body };
    const refused = await resendRequest(deps, caller, data.document_id, data.email, own, meta);
    if (!isRefusal(refused)) return ok<ResultAnswer>({ result: apiMessages.mailSent });
    return refused.refused === 'not-found'
      ? failure(404, apiTexts.resendUnknown)
      : failure(400, apiTexts.resendRefused, refused);
  },
};
