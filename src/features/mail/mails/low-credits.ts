import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';
import { longDay } from '../words.ts';

export interface LowCreditsMailData {
  readonly tenantName: string;
  readonly planLeft: number;
  /** Credits that each renewal brings. */
  readonly planTotal: number;
  readonly addonLeft: number;
  /** Used since the last renewal. */
  readonly used: number;
  readonly renewalAt: Date;
  readonly timeZone: string;
  /** Where credits are bought. */
  readonly link: string;
}

/** At 50, 10 and 0 credits. */
export async function lowCreditsMail(deps: MailDeps, data: LowCreditsMailData): Promise<MailMessage> {
  const left = data.planLeft + data.addonLeft;
  const headline = left === 0 ? 'No credits left' : `${left} ${left === 1 ? 'credit' : 'credits'} left`;
  const total = left + data.used;
  const atZero =
    left === 0
      ? 'The API answers with an error and makes no document.'
      : 'At 0, the API answers with an error and makes no document.';
  return renderMail(deps, {
    subject: `${headline} at ${data.tenantName}`,
    preview: atZero,
    reason: `You get this because you are an Admin of ${data.tenantName}.`,
    blocks: [
      { kind: 'title', text: headline },
      { kind: 'text', text: `A document made by API uses 1. ${atZero}` },
      {
        kind: 'bar',
        share: total === 0 ? 0 : left / total,
        tone: left === 0 ? 'danger' : 'warning',
        start: `${left} of ${total} left`,
        end: `${data.used} used`,
      },
      { kind: 'button', label: 'Buy premium credits', url: data.link },
      {
        kind: 'facts',
        rows: [
          {
            label: 'Plan credits',
            value: `${data.planLeft} of ${data.planTotal} left, ${data.planTotal} new ones on ${longDay(data.renewalAt, data.timeZone, false)}`,
          },
          { label: 'Premium credits', value: `${data.addonLeft} left, they don’t expire` },
        ],
      },
      { kind: 'note', text: 'Documents that you send from the app cost 0 credits and go on as before.' },
    ],
  });
}
