import { count } from '../../../lib/numbers.ts';
import { CopyButton } from '../../../ui/copy-box.tsx';
import { StatusCode } from '../../../ui/status-code.tsx';
import type { Reply } from '../api/reference.ts';
import { indented, JsonView } from './json-view.tsx';

/** What the sandbox answered: status, time, what the headers say, body. */
export function ReplyView({ reply }: { reply: Reply }) {
  const text = indented(reply.body);
  return (
    <section aria-label="Answer" className="mt-6">
      <div className="mb-3 flex items-center gap-3 border-b border-line pb-2">
        <h3 className="text-body font-semibold">Answer</h3>
        <StatusCode status={reply.status} />
        <span className="text-body text-muted tabular-nums">{count(reply.milliseconds)} ms</span>
        <span className="ms-auto">{text !== '' && <CopyButton text={text} label="Copy the answer" />}</span>
      </div>
      <dl className="mb-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-caption">
        {reply.headers.map(([name, value]) => (
          <div key={name} className="contents">
            <dt dir="ltr" className="font-mono text-start text-muted">
              {name}
            </dt>
            <dd dir="ltr" className="font-mono text-start wrap-anywhere">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {text === '' ? (
        <p className="text-body text-muted">No body.</p>
      ) : (
        <JsonView label="Body of the answer" text={text} />
      )}
    </section>
  );
}
