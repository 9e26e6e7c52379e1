import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ArrowLeft, Inbox, MailOpen } from 'lucide-react';
import type { MailboxItem } from '../../../contract/app/mailbox.ts';
import { mailboxQuery } from '../../features/mailbox/api/mailbox.ts';
import { MailMessage } from '../../features/mailbox/components/mail-message.tsx';
import { cx } from '../../lib/cx.ts';
import { fullTime, timeAgo } from '../../lib/dates.ts';
import { useInstance } from '../../lib/instance.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const route = getRouteApi('/shell/mailbox');

/** Mail of the sandbox that never leaves: list and message side by side, one after the other on phones. */
export function MailboxPage() {
  const { environment, retentionDays } = useInstance();
  const { mail } = route.useSearch();
  const box = useInfiniteQuery({ ...mailboxQuery, enabled: environment === 'sandbox' });
  if (environment !== 'sandbox') {
    return (
      <PageBody>
        <PageHeader title="Mailbox" />
        <EmptyState
          icon={Inbox}
          text="Mail of Live goes to the mail server. While none is set, it lands in the local mailbox that the start report names. Only mail of the sandbox is kept here."
        />
      </PageBody>
    );
  }
  const messages = box.data?.pages.flatMap((page) => page.messages) ?? [];
  return (
    <PageBody>
      <PageHeader
        title="Mailbox"
        lead={`Every email of your sandbox documents is kept here and never sent${retentionDays === null ? '' : `, for ${retentionDays} days`}.`}
      />
      {box.isPending && <SkeletonRows rows={6} height={64} />}
      {box.isError && box.data === undefined && <ErrorState error={box.error} onRetry={() => void box.refetch()} />}
      {box.data !== undefined && messages.length === 0 && (
        <EmptyState
          icon={Inbox}
          text="Send a document in the sandbox, and the emails to its recipients show up here."
        />
      )}
      {messages.length > 0 && (
        <div className="grid gap-6 lg:grid-cols-[320px_minmax(0,1fr)]">
          <div className={cx(mail !== undefined && 'max-lg:hidden')}>
            <MailList messages={messages} open={mail} />
            {box.hasNextPage && (
              <Button
                variant="quiet"
                size="small"
                className="mt-2 -ms-2"
                loading={box.isFetchingNextPage}
                onClick={() => void box.fetchNextPage()}
              >
                Show earlier
              </Button>
            )}
          </div>
          <div className={cx('min-w-0', mail === undefined && 'max-lg:hidden')}>
            {mail === undefined ? (
              <EmptyState icon={MailOpen} text="Choose an email to read it." />
            ) : (
              <>
                <Link
                  to="/mailbox"
                  className={`${buttonClass({ variant: 'quiet', size: 'small' })} -ms-2 mb-2 lg:hidden`}
                >
                  <ArrowLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
                  All emails
                </Link>
                <MailMessage key={mail} id={mail} />
              </>
            )}
          </div>
        </div>
      )}
    </PageBody>
  );
}

function MailList({ messages, open }: { messages: readonly MailboxItem[]; open: string | undefined }) {
  return (
    <ul aria-label="Emails" className="border-t border-line">
      {messages.map((message) => (
        <li key={message.id} className="border-b border-hair">
          <Link
            to="/mailbox"
            search={{ mail: message.id }}
            resetScroll={false}
            aria-current={message.id === open ? 'true' : undefined}
            className={cx('-mx-2 block rounded-control px-2 py-2.5', message.id === open ? 'bg-soft' : 'pressable')}
          >
            <span className="block text-body font-medium break-words">{message.subject}</span>
            <span className="flex justify-between gap-3 text-caption text-muted">
              <span className="min-w-0 truncate">{message.to}</span>
              <time dateTime={message.receivedAt} title={fullTime(message.receivedAt)} className="shrink-0">
                {timeAgo(message.receivedAt)}
              </time>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
