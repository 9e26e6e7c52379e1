import type { MailDeps, MailMessage } from '../message.ts';
import { renderMail } from '../render.tsx';
import { longMoment } from '../words.ts';

export interface BulkSummaryMailData {
  /** Of the template. */
  readonly title: string;
  readonly sent: number;
  readonly failed: number;
  readonly at: Date;
  readonly timeZone: string;
  /** The first of them. */
  readonly failures: readonly { readonly row: number; readonly reason: string }[];
  /** The page of the run. */
  readonly link: string;
}

/** To whoever began a bulk send, once all its rows have their result. */
export async function bulkSummaryMail(deps: MailDeps, data: BulkSummaryMailData): Promise<MailMessage> {
  const { sent, failed, failures } = data;
  const total = sent + failed;
  const headline =
    failed === 0
      ? `All ${total} documents were sent`
      : `${sent} of ${total} documents were sent, ${failed} ${failed === 1 ? 'row' : 'rows'} failed`;
  return renderMail(deps, {
    subject: `${data.title}: ${headline}`,
    preview: headline,
    reason: 'You get this because you began this bulk send.',
    blocks: [
      { kind: 'title', text: headline },
      { kind: 'text', text: `The bulk send of ${data.title} has ended.` },
      { kind: 'button', label: 'Open the results', url: data.link },
      {
        kind: 'facts',
        rows: [
          { label: 'Sent', value: String(sent) },
          { label: 'Failed', value: String(failed) },
          { label: 'Ended', value: longMoment(data.at, data.timeZone) },
          ...failures.map(({ row, reason }) => ({ label: `Row ${row}`, value: reason })),
        ],
      },
      ...(failed > failures.length
        ? [{ kind: 'note' as const, text: 'The page of the results has all failed rows, and tries them again.' }]
        : []),
    ],
  });
}
