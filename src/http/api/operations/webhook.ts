import type { ResultAnswer, WebhookAnswer } from '../../../contract/api/answers.ts';
import { apiMessages, apiTexts } from '../../../contract/api/errors.ts';
import { webhookBody } from '../../../contract/api/requests.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { deleteWebhook, readWebhook, saveWebhook } from '../../../features/webhooks/settings.ts';
import { failure, type Operation, ok } from '../operation.ts';

const path = '/webhook';

export const getWebhook: Operation = {
  method: 'GET',
  path,
  body: 'none',
  async handle(deps, { caller }) {
    const webhook = await readWebhook(deps.db, caller.accountId);
    if (webhook === undefined) return failure(404, apiTexts.unknownUser);
    return ok<WebhookAnswer>({ webhook: webhook.url });
  },
};

export const setWebhook: Operation = {
  method: 'POST',
  path,
  body: 'small',
  async handle(deps, { caller, body }) {
    const { data } = webhookBody.safeParse(body ?? {});
    const url = data?.url ?? data?.Url;
    if (url === undefined || url.length > 2000) return failure(400, apiTexts.generic);
    const saved = await saveWebhook(deps, caller.accountId, url);
    if (!isRefusal(saved)) return ok<ResultAnswer>({ result: apiMessages.webhookSaved });
    return saved.refused === 'exists' ? failure(401, apiTexts.webhookExists) : failure(400, apiTexts.generic, saved);
  },
};

export const removeWebhook: Operation = {
  method: 'DELETE',
  path,
  body: 'none',
  async handle(deps, { caller }) {
    await deleteWebhook(deps, caller.accountId);
    return ok<ResultAnswer>({ result: apiMessages.webhookDeleted });
  },
};
