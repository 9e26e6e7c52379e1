import { type PlanId, planIds, plans } from './plan.ts';

/** Self-hosted without a licence stands beside the plans: its own column of the table. */
export type Edition = 'self-hosted';

const all = ['free', 'professional', 'teams', 'enterprise', 'self-hosted'] as const;
const paidOrOwn = ['professional', 'teams', 'enterprise', 'self-hosted'] as const;
const paid = ['professional', 'teams', 'enterprise'] as const;
const teams = ['teams', 'enterprise'] as const;
const enterprise = ['enterprise'] as const;

interface FeatureRow {
  readonly name: string;
  readonly plans: readonly (PlanId | Edition)[];
}

/**
 * Feature x plan, the only place where a plan opens or closes something. The sandbox opens all of it for everyone.
 * `api-live`, `api-sandbox` are fixed by what the product promises, the rest is the operator's price list.
 */
const table = {
  sign: { name: 'Sign yourself and request signatures', plans: all },
  templates: { name: 'Templates', plans: all },
  'api-sandbox': { name: 'Sandbox API token and sandbox', plans: ['free', 'professional', 'teams', 'enterprise'] },
  'unlimited-mails': { name: 'Any number of request emails', plans: paidOrOwn },
  'api-live': { name: 'Live API token', plans: paid },
  'webhook-live': { name: 'Webhooks', plans: paid },
  validation: { name: 'Field validation and patterns', plans: paidOrOwn },
  roles: { name: 'Approvers, viewers and access codes', plans: paidOrOwn },
  reminders: { name: 'Automatic reminders', plans: paidOrOwn },
  notify: { name: 'Notice of each signature', plans: paidOrOwn },
  otp: { name: 'Email code before signing', plans: paid },
  'allow-modifications': { name: 'Recipients may add fields of their own', plans: paidOrOwn },
  'merge-certificate': { name: 'Certificate merged into the document', plans: paidOrOwn },
  'custom-mails': { name: 'Own email texts', plans: paidOrOwn },
  smtp: { name: 'Own mail server', plans: paidOrOwn },
  'bulk-send': { name: 'Bulk send', plans: paid },
  embedding: { name: 'Public links and embedding', plans: paid },
  'short-username': { name: 'Short usernames', plans: paid },
  organisations: { name: 'Organisations, teams and roles', plans: teams },
  'share-templates': { name: 'Shared templates', plans: teams },
  'own-storage': { name: 'Own storage', plans: teams },
  'hide-text': { name: 'Text hidden behind asterisks', plans: teams },
  'hide-document-id': { name: 'Documents without printed id', plans: teams },
  'form-export': { name: 'Export of answers', plans: teams },
  'signer-ips': { name: 'IP addresses of signers', plans: teams },
  kiosk: { name: 'Kiosk', plans: teams },
  'own-certificate': { name: 'Own signing certificate', plans: teams },
  analytics: { name: 'Analytics', plans: teams },
  branding: { name: 'Own brand and domain', plans: enterprise },
  sso: { name: 'Single sign-on', plans: enterprise },
} as const satisfies Record<string, FeatureRow>;

export type Feature = keyof typeof table;
const rows: Readonly<Record<Feature, FeatureRow>> = table;

export const features: readonly { readonly id: Feature; readonly name: string }[] = (
  Object.keys(rows) as Feature[]
).map((id) => ({ id, name: rows[id].name }));

export function planHolds(plan: PlanId | Edition, feature: Feature): boolean {
  return rows[feature].plans.includes(plan);
}

export function featuresOf(plan: PlanId | Edition): readonly Feature[] {
  return features.filter(({ id }) => planHolds(plan, id)).map(({ id }) => id);
}

/** Names of the plans that hold a feature, cheapest first. */
export function plansWith(feature: Feature): readonly string[] {
  return planIds.filter((id) => planHolds(id, feature)).map((id) => plans[id].name);
}
