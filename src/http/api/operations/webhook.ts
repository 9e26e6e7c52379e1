import { type ResultAnswer, resultAnswer, type WebhookAnswer, webhookAnswer } from '../../../contract/api/answers.ts';
import { apiMessages, apiTexts } from '../../../contract/api/errors.ts';
import { webhookBody } from '../../../contract/api/requests.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { deleteWebhook, readWebhook, saveWebhook } from '../../../features/webhooks/settings.ts';
import { failure, type Operation, ok } from '../operation.ts';

const path = '/webhook';

export const getWebhook: Operation = {
  method: 'GET',
  path,
  body: 'none',
  docs: {
    id: 'getWebhook',
    tag: 'Webhook',
    summary: 'Read the address that events are sent to',
    answer: webhookAnswer,
    errors: { 404: apiTexts.unknownUser },
  },
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
  docs: {
    id: 'setWebhook',
    tag: 'Webhook',
    summary: 'Set the address that events are sent to',
    request: webhookBody,
    answer: resultAnswer,
    errors: { 400: apiTexts.generic, 401: apiTexts.webhookExists, 409: apiTexts.keyInFlight },
  },
  async handle(deps, { caller, body }) {
    const { data } = webhookBody.safeParse(body ?? {});
    const url = data?.url ?? data?.Url;
    if (url === undefined || url.length > 2000) return failure(400, apiTexts.generic, refuse('webhook-url'));
    const saved = await saveWebhook(deps, caller.accountId, url);
    if (!isRefusal(saved)) return ok<ResultAnswer>({ result: apiMessages.webhookSaved });
    return saved.refused === 'exists' ? failure(401, apiTexts.webhookExists) : failure(400, apiTexts.generic, saved);
  },
};

export const removeWebhook: Operation = {
  method: 'DELETE',
  path,
  body: 'none',
  docs: {
    id: 'deleteWebhook',
    tag: 'Webhook',
    summary: 'Stop sending events',
    answer: resultAnswer,
    errors: { 404: apiTexts.unknownUser },
  },
  async handle(deps, { caller }) {
    await deleteWebhook(deps, caller.accountId);
    return ok<ResultAnswer>({ result: apiMessages.webhookDeleted });
  },
};
