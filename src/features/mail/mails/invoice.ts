import type { InvoiceLine } from '../../tables/money.ts';
import type { MailBlock } from '../content.ts';
import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';
import { longDay, money } from '../words.ts';

export interface InvoiceMailData {
  readonly number: string;
  readonly tenantName: string;
  readonly lines: readonly InvoiceLine[];
  readonly currency: string;
  readonly taxCents: number;
  readonly taxPercent: number;
  readonly totalCents: number;
  readonly dueAt: Date;
  /** End of the grace after the due date. */
  readonly graceEndsAt: Date;
  readonly timeZone: string;
  /** One sentence: what the order brings, and when. */
  readonly brings: string;
  /** One sentence: what happens when the grace has passed; "" for nothing. */
  readonly consequence: string;
  /** The payment page. */
  readonly link: string;
  /** Name of the attached PDF; null where none is attached. */
  readonly filename: string | null;
}

/** "Invoice SC-2026-0417: £30.00, due 8 December" with the invoice attached. */
export async function invoiceMail(deps: MailDeps, data: InvoiceMailData): Promise<MailMessage> {
  const total = money(data.totalCents, data.currency);
  const blocks: MailBlock[] = [
    { kind: 'title', text: `Invoice ${data.number}` },
    { kind: 'text', text: data.brings },
    {
      kind: 'amount',
      label: `Due on ${longDay(data.dueAt, data.timeZone)}`,
      amount: total,
      button: { label: 'Buy Now', url: data.link },
    },
    {
      kind: 'lines',
      head: ['Item', 'Quantity', 'Price', 'Amount'],
      rows: [
        ...data.lines.map((line): [string, string, string, string] => [
          line.description,
          String(line.quantity),
          money(line.unitCents, data.currency),
          money(line.netCents, data.currency),
        ]),
        [`VAT ${data.taxPercent} %`, '', '', money(data.taxCents, data.currency)],
      ],
      total: ['Total', total],
    },
  ];
  if (data.filename !== null) blocks.push({ kind: 'attached', name: data.filename, note: 'with bank details' });
  if (data.consequence !== '') blocks.push({ kind: 'note', text: data.consequence });
  return renderMail(deps, {
    subject: `Invoice ${data.number}: ${total}, due ${longDay(data.dueAt, data.timeZone, false)}`,
    preview: `${data.brings} Pay with Buy Now.`,
    reason: `You get this because you are an Admin of ${data.tenantName}.`,
    blocks,
  });
}
