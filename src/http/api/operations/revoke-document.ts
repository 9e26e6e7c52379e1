import { type RevokedAnswer, revokedAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { revokeBody } from '../../../contract/api/requests.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { revokeDocument as revoke } from '../../../features/documents/revoke.ts';
import { isId } from '../known-id.ts';
import { failure, type Operation, ok } from '../operation.ts';

export const revokeDocument: Operation = {
  method: 'POST',
  path: '/document/:document_id',
  body: 'small',
  docs: {
    id: 'revokeDocument',
    tag: 'Documents',
    summary: 'Revoke a document',
    request: revokeBody,
    answer: revokedAnswer,
    errors: { 400: apiTexts.generic, 404: apiTexts.unknownDocument, 409: apiTexts.keyInFlight },
  },
  async handle(deps, { caller, params, body, meta }) {
    const id = params.document_id;
    if (!isId(id)) return failure(404, apiTexts.unknownDocument);
    const { data } = revokeBody.safeParse(body ?? {});
    if (data === undefined) return failure(400, apiTexts.generic);
    const revoked = await revoke(deps, caller, id, data.reason, meta);
    if (!isRefusal(revoked)) {
      return ok<RevokedAnswer>({ objectId: revoked.id, revokedAt: revoked.revokedAt.toISOString() });
    }
    return revoked.refused === 'not-found'
      ? failure(404, apiTexts.unknownDocument)
      : failure(400, apiTexts.generic, revoked);
  },
};
