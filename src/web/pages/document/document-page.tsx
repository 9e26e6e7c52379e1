import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { FileQuestion } from 'lucide-react';
import { useState } from 'react';
import type { DocumentView } from '../../../contract/app/documents.ts';
import { documentQuery } from '../../features/documents/api/documents.ts';
import { ActLayer } from '../../features/documents/components/act-layer.tsx';
import { ActivityList } from '../../features/documents/components/activity-list.tsx';
import type { Asked } from '../../features/documents/components/acts.ts';
import { DocumentDetails } from '../../features/documents/components/document-details.tsx';
import { DocumentPages } from '../../features/documents/components/document-pages.tsx';
import { FieldAnswers } from '../../features/documents/components/field-answers.tsx';
import { FileList } from '../../features/documents/components/file-list.tsx';
import { PersonTimeline } from '../../features/documents/components/person-timeline.tsx';
import { statusSentence } from '../../features/documents/components/status-sentence.ts';
import { hasCode } from '../../lib/api.ts';
import { useTitle } from '../../lib/use-title.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { DocumentHeader } from './document-header.tsx';

const route = getRouteApi('/shell/documents/$documentId');

export function DocumentPage() {
  const { documentId } = route.useParams();
  const document = useQuery(documentQuery(documentId));
  if (document.data !== undefined) return <Opened document={document.data} />;
  if (document.isPending) {
    return (
      <PageBody>
        <SkeletonRows rows={8} />
      </PageBody>
    );
  }
  if (hasCode(document.error, 'unknown-document')) {
    return (
      <EmptyState
        icon={FileQuestion}
        text="There is no such document here. It may have been erased, or it belongs to the other environment."
        action={
          <Link to="/documents" className={buttonClass()}>
            All documents
          </Link>
        }
      />
    );
  }
  return <ErrorState error={document.error} onRetry={() => void document.refetch()} />;
}

function Opened({ document }: { document: DocumentView }) {
  const { tab = 'activity' } = route.useSearch();
  const navigate = route.useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { main, more } = statusSentence(document);
  useTitle(document.title);
  return (
    <div className="flex flex-1 flex-col">
      <DocumentHeader document={document} onAsk={setAsked} />
      <div className="flex flex-1 flex-col lg:flex-row">
        <div className="order-2 min-w-0 flex-1 bg-canvas lg:order-1">
          <DocumentPages document={document} />
        </div>
        <aside
          aria-label="Status"
          className="order-1 border-line px-4 py-5 lg:sticky lg:top-[calc(var(--top)+4.5rem)] lg:order-2 lg:h-[calc(100dvh-var(--top)-4.5rem)] lg:w-[416px] lg:shrink-0 lg:overflow-y-auto lg:border-s lg:px-6"
        >
          <div role="status">
            <p className="text-section font-semibold break-words">{main}</p>
            {more !== '' && <p className="text-body break-words text-muted">{more}</p>}
          </div>
          <PersonTimeline document={document} onAsk={setAsked} />
          <Tabs
            label="About the document"
            value={tab}
            onChange={(next) => void navigate({ search: { tab: next }, replace: true, resetScroll: false })}
            tabs={[
              { value: 'activity', label: 'Activity', content: <ActivityList activity={document.activity} /> },
              { value: 'fields', label: 'Fields and answers', content: <FieldAnswers document={document} /> },
              { value: 'details', label: 'Details', content: <DocumentDetails document={document} /> },
              {
                value: 'files',
                label: 'Files',
                content: <FileList files={document.files} finished={document.status === 'completed'} />,
              },
            ]}
          />
        </aside>
      </div>
      <ActLayer asked={asked} onClose={() => setAsked(null)} onTrashed={() => void navigate({ to: '/documents' })} />
    </div>
  );
}
