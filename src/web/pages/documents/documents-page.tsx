import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Download, FileText, SearchX } from 'lucide-react';
import { useCallback, useState } from 'react';
import { csvPath } from '../../../contract/app/document-exports.ts';
import { mostCounted } from '../../../domain/document/most-counted.ts';
import { documentsQuery } from '../../features/documents/api/documents.ts';
import { ActLayer } from '../../features/documents/components/act-layer.tsx';
import type { Asked } from '../../features/documents/components/acts.ts';
import { BulkBar } from '../../features/documents/components/bulk-bar.tsx';
import { DocumentCards } from '../../features/documents/components/document-cards.tsx';
import { DocumentTable } from '../../features/documents/components/document-table.tsx';
import { useSelection } from '../../features/documents/components/selection.ts';
import { counted } from '../../lib/numbers.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Paging } from '../../ui/paging.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { FilterChips, filters } from './filter-chips.tsx';

const route = getRouteApi('/shell/documents');
const PER_PAGE = 25;

export function DocumentsPage() {
  const { status, page = 1, find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = filters.find((one) => one.value === status) ?? { value: 'all' as const, label: 'All' };
  const list = useQuery(documentsQuery({ filter: chosen.value, q: find, page, perPage: PER_PAGE }));
  const [asked, setAsked] = useState<Asked | null>(null);
  const onFind = useCallback(
    (text: string) =>
      void navigate({ search: (old) => ({ status: old.status, find: text === '' ? undefined : text }), replace: true }),
    [navigate],
  );
  const data = list.data;
  const selection = useSelection(data?.documents ?? []);
  return (
    <PageBody>
      <PageHeader title="Documents" />
      <FilterChips chosen={chosen.value} counts={data?.counts} />
      <div className="mt-2 mb-2 flex flex-wrap items-center justify-between gap-3">
        <SearchInput label="Name, person or number" value={find} onChange={onFind} className="w-full sm:w-[236px]" />
        {data !== undefined && (
          <p className="flex items-center gap-3 text-caption text-muted">
            <span role="status">
              {counted(data.total)} {data.total === 1 ? 'document' : 'documents'}, newest event first
            </span>
            {data.total > 0 && (
              <a
                href={csvPath(chosen.value, find)}
                download
                className={buttonClass({ variant: 'quiet', size: 'small' })}
              >
                <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
                CSV
              </a>
            )}
          </p>
        )}
      </div>
      {list.isPending && <SkeletonRows rows={8} />}
      {list.isError && data === undefined && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {data !== undefined && data.documents.length === 0 && (
        <NothingHere filter={chosen.label} find={find} all={data.counts.all} />
      )}
      {data !== undefined && data.documents.length > 0 && (
        <>
          <DocumentTable rows={data.documents} selection={selection} onAsk={setAsked} />
          <DocumentCards rows={data.documents} selection={selection} onAsk={setAsked} />
          <BulkBar selection={selection} />
          <Paging
            page={data.page}
            pages={Math.ceil(Math.min(data.total, mostCounted) / data.perPage)}
            more={data.total > mostCounted && data.documents.length === data.perPage}
            onPage={(to) => void navigate({ search: (old) => ({ ...old, page: to }) })}
          />
        </>
      )}
      <ActLayer asked={asked} onClose={() => setAsked(null)} />
    </PageBody>
  );
}

function NothingHere({ filter, find, all }: { filter: string; find: string; all: number }) {
  if (all === 0 && find === '' && filter !== 'Trash') {
    return (
      <EmptyState
        icon={FileText}
        text="Documents that you make by API, and those you sign, show up here with who has done what."
        action={
          <Link to="/settings/api-token" className={buttonClass()}>
            Open API Token
          </Link>
        }
      />
    );
  }
  const of = filter === 'All' ? '' : `${filter.toLowerCase()} `;
  return (
    <EmptyState
      icon={SearchX}
      text={
        filter === 'Trash' && find === ''
          ? 'The trash is empty. What is deleted stays here for 30 days.'
          : `No ${of}documents${find === '' ? '' : ` with “${find}”`}.`
      }
      action={
        <Link to="/documents" className={buttonClass()}>
          Clear filters
        </Link>
      }
    />
  );
}
