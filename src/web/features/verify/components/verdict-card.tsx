import { Check, Download, FileText, FlaskConical, type LucideIcon, Minus, TriangleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type AnswerTone, answerOf } from '../../../../domain/verification/answer.ts';
import { cx } from '../../../lib/cx.ts';
import { fileSize, plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/button.tsx';
import { linkClass } from '../../../ui/link.tsx';
import type { Checked } from '../api/verify.ts';
import { minuteText } from './moment.ts';

interface Look {
  readonly icon: LucideIcon;
  readonly edge: string;
  readonly band: string;
  readonly disc: string;
  readonly title: string;
}

const looks: Readonly<Record<AnswerTone, Look>> = {
  valid: {
    icon: Check,
    edge: 'border-success',
    band: 'bg-success-tint',
    disc: 'bg-success text-on-accent',
    title: 'text-success',
  },
  changed: {
    icon: X,
    edge: 'border-danger',
    band: 'bg-danger-tint',
    disc: 'bg-danger text-on-danger',
    title: 'text-danger',
  },
  warning: {
    icon: TriangleAlert,
    edge: 'border-warning',
    band: 'bg-warning-tint',
    disc: 'bg-warning text-on-accent',
    title: 'text-warning',
  },
  neutral: { icon: Minus, edge: 'border-control', band: 'bg-hover', disc: 'bg-muted text-bg', title: 'text-text' },
  sandbox: {
    icon: FlaskConical,
    edge: 'border-sandbox',
    band: 'bg-sandbox text-on-sandbox',
    disc: 'bg-on-sandbox text-sandbox',
    title: 'text-on-sandbox',
  },
};

/** The answer first: icon, colour, one title, one or two sentences; then the file and what can be done next. */
export function VerdictCard({ checked, onAnother }: { checked: Checked; onAnother: () => void }) {
  const { report, name } = checked;
  const answer = answerOf(report, minuteText);
  const { icon: Icon, edge, band, disc, title } = looks[answer.tone];
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer takes the focus, which reads it out.
  useEffect(() => heading.current?.focus(), [report]);
  const facts = [report.pages > 0 ? plural(report.pages, 'page', 'pages') : '', fileSize(report.bytes)].filter(Boolean);
  return (
    <section className={cx('overflow-hidden rounded-card border bg-raised', edge)}>
      {report.environment === 'sandbox' && answer.tone !== 'sandbox' && (
        <p className="bg-sandbox px-6 py-1.5 text-body font-medium text-on-sandbox">Made in Sandbox, no legal effect</p>
      )}
      <div className={cx('flex flex-col gap-4 p-5 sm:flex-row sm:p-6', band)}>
        <span className={cx('grid size-14 shrink-0 place-items-center rounded-full', disc)}>
          <Icon aria-hidden="true" className="size-7" strokeWidth={2} />
        </span>
        <div className="min-w-0">
          <h1 ref={heading} tabIndex={-1} className={cx('text-hero font-semibold outline-none', title)}>
            {answer.title}
          </h1>
          {answer.sentences.map((sentence) => (
            <p key={sentence} className="text-lead break-words">
              {sentence}
            </p>
          ))}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line px-5 py-3 sm:px-6">
        <span className="flex min-w-0 flex-1 basis-64 items-center gap-3">
          <FileText aria-hidden="true" className="size-5 shrink-0" strokeWidth={1.75} />
          <bdi className="min-w-0 font-semibold break-words">{name}</bdi>
          <span className="shrink-0 text-muted">{facts.join(', ')}</span>
        </span>
        <span className="flex flex-wrap items-center gap-2 print:hidden">
          <button type="button" className={cx(linkClass, 'min-h-12 px-2 sm:min-h-10')} onClick={onAnother}>
            Check another PDF
          </button>
          <Button icon={Download} onClick={() => download(checked)}>
            Download report
          </Button>
        </span>
      </div>
    </section>
  );
}

/** The report as JSON, as the command line prints it. */
function download({ name, report }: Checked): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = `${name.replace(/\.pdf$/i, '')}-verification.json`;
  anchor.click();
  URL.revokeObjectURL(address);
}
