import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type DeliveryView,
  listDeliveriesPage,
  makeKey,
  readDelivery,
  readWebhookPage,
  removeKey,
  removeWebhook,
  resendDeliveryNow,
  saveWebhookUrl,
  sendTest,
  type WebhookPage,
} from '../../contract/app/webhooks.ts';
import { plansWith } from '../../domain/credits/entitlements.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { entitled } from '../../features/plans/entitlements.ts';
import type { Session } from '../../features/sessions/lookup.ts';
import { type Delivery, findDelivery, listDeliveries, resendDelivery } from '../../features/webhooks/deliveries.ts';
import { deleteWebhookKey, makeWebhookKey } from '../../features/webhooks/key.ts';
import { sendTestEvent } from '../../features/webhooks/send-test.ts';
import { deleteWebhook, readWebhook, saveWebhook } from '../../features/webhooks/settings.ts';
import { serve } from './serve.ts';
import { sessionOf } from './session.ts';

const done = { done: true } as const;
/** By plan: what stands where this environment's webhook is closed. */
const neededPlans = plansWith('webhook-live');
const events = ['created', 'viewed', 'signed', 'completed', 'declined'];

/** The webhook of this environment: address, key, test, and what was delivered. */
export async function webhookRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  serve(server, readWebhookPage, async (_input, request) => pageOf(deps, await sessionOf(request, deps)));

  serve(server, saveWebhookUrl, async ({ body }, request) => {
    const me = await entitledSession(deps, request);
    if (isRefusal(me)) return me;
    const saved = await saveWebhook(deps, me.accountId, body.url);
    if (isRefusal(saved)) return refuse(saved.refused === 'exists' ? 'webhook-exists' : 'webhook-url');
    return pageOf(deps, me);
  });

  serve(server, removeWebhook, async (_input, request) => {
    await deleteWebhook(deps, (await sessionOf(request, deps)).accountId);
    return done;
  });

  serve(server, makeKey, async (_input, request) => {
    const me = await entitledSession(deps, request);
    return isRefusal(me) ? me : makeWebhookKey(deps, me.accountId);
  });

  serve(server, removeKey, async (_input, request) => {
    await deleteWebhookKey(deps, (await sessionOf(request, deps)).accountId);
    return done;
  });

  serve(server, sendTest, async (_input, request) => {
    const me = await entitledSession(deps, request);
    if (isRefusal(me)) return me;
    const sent = await sendTestEvent(deps, me.accountId);
    if (isRefusal(sent)) return sent;
    return { ok: sent.ok, status: sent.status, answer: sent.answer, request: sent.request };
  });
  deliveryRoutes(server, deps);
}

function deliveryRoutes(server: FastifyInstance, deps: Deps): void {
  serve(server, listDeliveriesPage, async ({ query }, request) => {
    const me = await sessionOf(request, deps);
    const before = query.before === undefined ? Number.NaN : Number(query.before);
    const page = await listDeliveries(deps.db, me.accountId, {
      limit: query.limit + 1,
      ...(Number.isSafeInteger(before) ? { before } : {}),
    });
    const shown = page.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      deliveries: shown.map(presentDelivery),
      next: page.length > query.limit && last ? String(last.sequence) : null,
    };
  });

  serve(server, readDelivery, async ({ params }, request) => {
    const me = await sessionOf(request, deps);
    const delivery = await findDelivery(deps.db, me.accountId, params.id);
    if (delivery === undefined) return refuse('unknown-delivery');
    return {
      ...presentDelivery(delivery),
      body: delivery.body.toString('utf8'),
      lastTriedAt: delivery.last_tried_at?.toISOString() ?? null,
      lastHeaders: delivery.last_headers,
      lastAnswer: delivery.last_answer,
    };
  });

  serve(server, resendDeliveryNow, async ({ params }, request) => {
    const sent = await resendDelivery(deps, (await sessionOf(request, deps)).accountId, params.id);
    return isRefusal(sent) ? sent : done;
  });
}

async function entitledSession(deps: Deps, request: FastifyRequest) {
  const me = await sessionOf(request, deps);
  return entitled(deps, me.tenant, 'webhook-live') ? me : refuse('needs-plan', { plans: neededPlans.join(' or ') });
}

async function pageOf(deps: Deps, me: Session): Promise<WebhookPage> {
  const saved = await readWebhook(deps.db, me.accountId);
  const allowed = entitled(deps, me.tenant, 'webhook-live');
  return {
    environment: deps.environment.name,
    state: allowed ? 'allowed' : 'needs-plan',
    neededPlans: allowed ? [] : [...neededPlans],
    url: saved?.url ?? null,
    insecure: saved?.url.toLowerCase().startsWith('http:') ?? false,
    hasKey: saved?.hasKey ?? false,
    updatedAt: saved?.updatedAt.toISOString() ?? null,
    events,
  };
}

function presentDelivery(delivery: Delivery): DeliveryView {
  return {
    id: delivery.id,
    event: delivery.event,
    documentId: delivery.document_id,
    documentTitle: delivery.documentTitle,
    createdAt: delivery.created_at.toISOString(),
    state: stateOf(delivery),
    attempts: delivery.attempts,
    nextTryAt: delivery.next_try_at?.toISOString() ?? null,
    deliveredAt: delivery.delivered_at?.toISOString() ?? null,
    lastStatus: delivery.last_status,
    lastError: delivery.last_error,
    url: delivery.url,
  };
}

function stateOf(delivery: Delivery): DeliveryView['state'] {
  if (delivery.delivered_at !== null) return 'delivered';
  if (delivery.failed_at !== null) return 'failed';
  return delivery.attempts > 0 ? 'retrying' : 'waiting';
}
