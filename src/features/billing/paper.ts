import type { Deps } from '../deps.ts';
import { markPicture } from '../mail/pictures.ts';
import { longDay, money } from '../mail/words.ts';
import { graceEnd } from './order.ts';
import type { InvoiceRecord } from './queries.ts';
import { sheet } from './sheet.ts';

const ink = {
  text: '#1B1F2A',
  muted: '#5B6475',
  rule: '#7A8396',
  line: '#D7DBE4',
  surface: '#F6F7FA',
  accent: '#3B5BDB',
};
const page = { left: 64, right: 730 };
const pills = {
  open: { text: 'Open', color: '#8A5A00', fill: '#F5EDDD' },
  paid: { text: 'Paid', color: '#0B7A4B', fill: '#E1F1E9' },
  withdrawn: { text: 'Withdrawn', color: '#475569', fill: '#E8EBF1' },
} as const;

type PaperDeps = Pick<Deps, 'pdf' | 'settings'>;
type Sheet = ReturnType<typeof sheet>;

/** The invoice as a PDF, one A4 page, as it stands now. */
export async function invoicePaper(deps: PaperDeps, record: InvoiceRecord): Promise<Uint8Array> {
  const on = sheet();
  drawHead(on, deps, record);
  drawParties(on, record);
  const below = drawSums(on, record, drawLines(on, record, deps.settings.billing.taxPercent), deps);
  drawPayment(on, deps, record, below + 40);
  drawFoot(on, deps, record);
  return deps.pdf.compose({
    title: `Invoice ${record.invoice.number}`,
    language: 'en',
    pages: [{ width: 595.28, height: 841.89, commands: on.commands }],
  });
}

function drawHead(on: Sheet, deps: PaperDeps, { invoice }: InvoiceRecord): void {
  on.image(markPicture(false), page.left, 56, 32);
  on.text(deps.settings.productName, page.left + 42, 59, { size: 18, line: 26, weight: 600 });
  const contact = deps.settings.supportEmail === '' ? [] : [deps.settings.supportEmail];
  [...deps.settings.billing.seller.split('\n').slice(0, 5), ...contact].forEach((words, row) => {
    on.text(words, page.right, 56 + row * 18, { color: ink.muted, align: 'end', maxWidth: 400 });
  });
  on.text('Invoice', page.left, 184, { size: 28, line: 36, weight: 600 });
  on.text(invoice.number, page.left, 221, { size: 15, line: 20, color: ink.muted });
  const pill = pills[invoice.status];
  const words = invoice.paid_at ? `${pill.text}, ${longDay(invoice.paid_at, 'UTC')}` : pill.text;
  const width = invoice.paid_at ? 176 : 88;
  on.rect(page.right - width, 214, width, 28, { radius: 14, fill: pill.fill });
  on.text(words, page.right - width / 2, 219, {
    weight: 600,
    color: pill.color,
    align: 'center',
    maxWidth: width - 16,
  });
  on.line(page.left, page.right, 270, ink.rule);
}

function drawParties(on: Sheet, { invoice, buyerName, tenantName }: InvoiceRecord): void {
  const { bill_to: to } = invoice;
  on.text('Billed to', page.left, 291, { color: ink.muted });
  on.text(to.name, page.left, 311, { size: 14, weight: 600, maxWidth: 320 });
  const address = [...to.address.split('\n').slice(0, 4), to.country, to.vatId === '' ? '' : `VAT ${to.vatId}`];
  address
    .filter((line) => line.trim() !== '')
    .forEach((line, row) => {
      on.text(line, page.left, 331 + row * 18, { maxWidth: 320 });
    });
  const facts = [
    ['Issued on', longDay(invoice.created_at, 'UTC')],
    ['Due on', longDay(invoice.due_at, 'UTC')],
    ['Ordered by', buyerName],
    ['Account', tenantName],
  ] as const;
  facts.forEach(([label, value], row) => {
    on.text(label, 417, 293 + row * 22, { color: ink.muted });
    on.text(value, 527, 293 + row * 22, { weight: label === 'Due on' ? 600 : 400, maxWidth: 203 });
  });
}

const columns = { quantity: 470, unit: 560, tax: 630 };

function drawLines(on: Sheet, { invoice }: InvoiceRecord, taxPercent: number): number {
  const head = { weight: 500, color: ink.muted } as const;
  on.text('Item', page.left, 455, head);
  on.text('Quantity', columns.quantity, 455, { ...head, align: 'end' });
  on.text('Unit price', columns.unit, 455, { ...head, align: 'end' });
  on.text('VAT', columns.tax, 455, { ...head, align: 'end' });
  on.text('Amount', page.right, 455, { ...head, align: 'end' });
  on.line(page.left, page.right, 481, ink.rule);
  let top = 493;
  for (const line of invoice.lines) {
    on.text(line.description, page.left, top, { weight: 600, maxWidth: 320 });
    on.text(String(line.quantity), columns.quantity, top, { align: 'end' });
    on.text(money(line.unitCents, invoice.currency), columns.unit, top, { align: 'end' });
    on.text(`${taxPercent} %`, columns.tax, top, { align: 'end' });
    on.text(money(line.netCents, invoice.currency), page.right, top, { align: 'end' });
    on.line(page.left, page.right, top + 30, ink.line);
    top += 42;
  }
  return top;
}

function drawSums(on: Sheet, { invoice }: InvoiceRecord, top: number, deps: PaperDeps): number {
  const { currency, net_cents: net, tax_cents: tax, total_cents: total } = invoice;
  on.text('Net', 450, top + 8, {});
  on.text(money(net, currency), page.right, top + 8, { align: 'end' });
  on.text(`VAT ${deps.settings.billing.taxPercent} % on ${money(net, currency)}`, 450, top + 36, {});
  on.text(money(tax, currency), page.right, top + 36, { align: 'end' });
  on.line(450, page.right, top + 62, ink.rule);
  on.text(invoice.status === 'open' ? 'Total due' : 'Total', 450, top + 72, { size: 18, line: 26, weight: 600 });
  on.text(money(total, currency), page.right, top + 72, { size: 18, line: 26, weight: 600, align: 'end' });
  return top + 98;
}

function drawPayment(on: Sheet, deps: PaperDeps, { invoice }: InvoiceRecord, top: number): void {
  if (invoice.status !== 'open') return;
  const address = `${deps.settings.liveUrl}/settings/invoices`;
  on.rect(page.left, top, page.right - page.left, 132, { radius: 10, fill: ink.surface });
  on.rect(page.left + 24, top + 20, 92, 92, { radius: 6, fill: '#FFFFFF' });
  on.qr(address, page.left + 30, top + 26, 80);
  on.text('See it online', page.left + 140, top + 30, { size: 14, weight: 600 });
  on.text('Scan the code, or open', page.left + 140, top + 52, {});
  on.text(address, page.left + 140, top + 72, { color: ink.accent, maxWidth: 270 });
  on.text('Pay by bank transfer', 500, top + 30, { size: 14, weight: 600 });
  const bank =
    deps.settings.billing.bank === '' ? askForBank(deps) : deps.settings.billing.bank.split('\n').slice(0, 3);
  const seller = deps.settings.billing.seller.split('\n')[0] ?? '';
  [seller, ...bank].forEach((words, row) => {
    on.text(words, 500, top + 50 + row * 17, { maxWidth: 214 });
  });
  const reference = top + 50 + (bank.length + 1) * 17;
  on.text('Reference', 500, reference, { color: ink.muted });
  on.text(invoice.number, 570, reference, { weight: 500, maxWidth: 144 });
  const end = longDay(graceEnd(invoice, deps.settings.billing.graceDays), 'UTC');
  const given = longDay(invoice.created_at, 'UTC');
  const notes =
    invoice.purpose.kind === 'credits'
      ? [
          `The credits were added to your balance on ${given}. If this invoice is still open on`,
          `${end}, live API use pauses and the unused credits of this order are withdrawn.`,
        ]
      : ['The plan starts when the payment is recorded.', `An invoice that is still open on ${end} is withdrawn.`];
  notes.forEach((line, row) => {
    on.text(line, page.left, top + 152 + row * 18, { color: ink.muted, maxWidth: 600 });
  });
}

function askForBank(deps: PaperDeps): string[] {
  return [`Account details from ${deps.settings.supportEmail || 'the seller'}`];
}

function drawFoot(on: Sheet, deps: PaperDeps, { invoice }: InvoiceRecord): void {
  on.line(page.left, page.right, 1076, ink.line);
  const style = { size: 11, line: 16, color: ink.muted };
  if (deps.settings.supportEmail !== '') on.text(`Questions: ${deps.settings.supportEmail}`, page.left, 1084, style);
  on.text(`${invoice.number}   Page 1 of 1`, page.right, 1084, { ...style, align: 'end' });
}
