import { useQuery } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MailboxMessage } from '../../../../contract/app/mailbox.ts';
import { fullTime } from '../../../lib/dates.ts';
import { fileSize } from '../../../lib/numbers.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { attachmentUrl, messageQuery } from '../api/mailbox.ts';

export function MailMessage({ id }: { id: string }) {
  const message = useQuery(messageQuery(id));
  if (message.isPending) return <SkeletonRows rows={6} />;
  if (message.isError) return <ErrorState error={message.error} onRetry={() => void message.refetch()} />;
  return <Opened message={message.data} />;
}

const parts = [
  { value: 'html', label: 'As shown' },
  { value: 'text', label: 'Plain text' },
] as const;

function Opened({ message }: { message: MailboxMessage }) {
  const [part, setPart] = useState<'html' | 'text'>('html');
  return (
    <article>
      <h2 className="text-section font-semibold break-words">{message.subject}</h2>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-body">
        <dt className="text-muted">From</dt>
        <dd className="break-words">{message.from}</dd>
        <dt className="text-muted">To</dt>
        <dd className="break-words">{message.to}</dd>
        {message.replyTo !== null && (
          <>
            <dt className="text-muted">Reply to</dt>
            <dd className="break-words">{message.replyTo}</dd>
          </>
        )}
        <dt className="text-muted">Date</dt>
        <dd>{fullTime(message.receivedAt)}</dd>
      </dl>
      {message.attachments.length > 0 && (
        <ul aria-label="Attachments" className="mt-3 flex flex-wrap gap-2">
          {message.attachments.map((file) => (
            <li key={file.index} className="max-w-full">
              <a
                href={attachmentUrl(message.id, file.index)}
                download={file.filename}
                className={`${buttonClass({ size: 'small' })} max-w-full`}
              >
                <Paperclip aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
                <span className="min-w-0 truncate">{file.filename}</span>
                <span className="text-caption font-normal text-muted">{fileSize(file.bytes)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <Segmented
        label="Part of the message"
        value={part}
        options={parts}
        onChange={setPart}
        className="mt-4 max-w-72"
      />
      <div className="mt-3 overflow-hidden rounded-card border border-line bg-paper">
        {part === 'html' ? (
          <HtmlFrame html={message.html} title={message.subject} />
        ) : (
          <pre className="p-4 font-mono text-caption break-words whitespace-pre-wrap text-[#1b1f2a]">
            {message.text}
          </pre>
        )}
      </div>
    </article>
  );
}

/** The mail's own HTML without script; its links open in a new tab. */
function HtmlFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(480);
  return (
    <iframe
      ref={frame}
      title={title}
      srcDoc={`<base target="_blank">${html}`}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      onLoad={() => setHeight(Math.max(240, frame.current?.contentDocument?.documentElement.scrollHeight ?? 480))}
      style={{ height }}
      className="block w-full [color-scheme:light]"
    />
  );
}
