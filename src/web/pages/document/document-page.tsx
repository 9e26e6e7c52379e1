import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { DocumentView } from '../../../contract/app/documents.ts';
import { documentQuery } from '../../features/documents/api/documents.ts';
import { ActDialogs } from '../../features/documents/components/act-dialogs.tsx';
import { ActMenu } from '../../features/documents/components/act-menu.tsx';
import { type Act, type Asked, actsOf } from '../../features/documents/components/acts.ts';
import { FileList } from '../../features/documents/components/file-list.tsx';
import { listOfNames, nameOf } from '../../features/documents/components/person-words.ts';
import { longDate } from '../../lib/dates.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Activity } from './activity.tsx';
import { Details } from './details.tsx';
import { PagePictures } from './page-pictures.tsx';
import { RecipientTimeline } from './recipient-timeline.tsx';

const route = getRouteApi('/shell/documents/$documentId');

/** Pages on one side; who is next, people, activity and files on the other. */
export function DocumentPage() {
  const { documentId } = route.useParams();
  const navigate = route.useNavigate();
  const document = useQuery(documentQuery(documentId));
  const [asked, setAsked] = useState<Asked | null>(null);
  const data = document.data;
  return (
    <PageBody>
      {document.isPending && <SkeletonRows rows={6} />}
      {document.isError && data === undefined && (
        <ErrorState error={document.error} onRetry={() => void document.refetch()} />
      )}
      {data !== undefined && (
        <>
          <Head document={data} onAsk={setAsked} />
          <div className="mt-4 grid gap-8 lg:grid-cols-[minmax(0,1fr)_416px]">
            <PagePictures document={data} />
            <Side document={data} />
          </div>
        </>
      )}
      <ActDialogs asked={asked} onClose={() => setAsked(null)} onTrashed={() => void navigate({ to: '/documents' })} />
    </PageBody>
  );
}

function Head({ document, onAsk }: { document: DocumentView; onAsk: (asked: Asked) => void }) {
  const { id, title, may } = document;
  const acts = actsOf(document).filter((act) => allowed(act, document));
  const next = document.recipients.find((person) => may.remind.includes(person.id));
  return (
    <header className="flex flex-wrap items-center gap-3">
      <h1 className="min-w-0 text-title font-semibold break-words">{title}</h1>
      <StatusBadge status={document.status} />
      <span className="ms-auto flex items-center gap-2">
        {next !== undefined && (
          <Button variant="primary" onClick={() => onAsk({ act: 'remind', id, title })}>
            Remind {nameOf(next)}
          </Button>
        )}
        <ActMenu id={id} title={title} acts={acts} onAsk={onAsk} size={40} />
      </span>
    </header>
  );
}

function allowed(act: Act, { may }: DocumentView): boolean {
  if (act === 'remind') return may.remind.length > 0;
  if (act === 'links') return may.copyLink.length > 0;
  if (act === 'revoke') return may.revoke;
  if (act === 'trash') return may.trash;
  if (act === 'restore') return may.restore;
  return true;
}

function Side({ document }: { document: DocumentView }) {
  const { tab = 'activity' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="min-w-0">
      <p className="text-section font-semibold">{sentenceOf(document)}</p>
      {document.expiresAt !== null && document.status === 'waiting' && (
        <p className="text-body text-muted">Ends on {longDate(document.expiresAt)}.</p>
      )}
      {!document.chain.intact && (
        <div className="mt-3">
          <Banner tone="danger">The audit log of this document was changed. Write to the support address.</Banner>
        </div>
      )}
      <RecipientTimeline document={document} />
      <Tabs
        label="About this document"
        value={tab}
        onChange={(next) => void navigate({ search: { tab: next }, replace: true })}
        tabs={[
          { value: 'activity', label: 'Activity', content: <Activity entries={document.activity} /> },
          { value: 'details', label: 'Details', content: <Details document={document} /> },
          {
            value: 'files',
            label: 'Files',
            content: <FileList files={document.files} finished={document.status === 'completed'} />,
          },
        ]}
      />
    </div>
  );
}

function sentenceOf(document: DocumentView): string {
  const next = document.recipients.filter((person) => document.turn.includes(person.id)).map(nameOf);
  switch (document.status) {
    case 'needs-me':
    case 'waiting':
      return next.length === 1 ? `${next[0]} is next.` : `${listOfNames(next)} are next.`;
    case 'finalising':
      return 'Everybody has acted. The seal is being made.';
    case 'completed':
      return 'Signed by everybody and sealed.';
    case 'declined':
      return document.declined === null
        ? 'Declined.'
        : `Declined by ${document.declined.by}: ${document.declined.reason}`;
    case 'expired':
      return 'Ended before everybody had acted.';
    case 'revoked':
      return 'Revoked. Nobody can sign it any more.';
    default:
      return 'Not sent yet.';
  }
}
