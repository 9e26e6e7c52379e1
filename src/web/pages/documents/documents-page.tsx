import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, FileText, SearchX } from 'lucide-react';
import { useCallback, useState } from 'react';
import { documentsQuery } from '../../features/documents/api/documents.ts';
import { ActLayer } from '../../features/documents/components/act-layer.tsx';
import type { Asked } from '../../features/documents/components/acts.ts';
import { DocumentCards } from '../../features/documents/components/document-cards.tsx';
import { DocumentTable } from '../../features/documents/components/document-table.tsx';
import { count, plural } from '../../lib/numbers.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
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
  return (
    <PageBody>
      <PageHeader title="Documents" />
      <FilterChips chosen={chosen.value} counts={data?.counts} />
      <div className="mt-2 mb-2 flex flex-wrap items-center justify-between gap-3">
        <SearchInput label="Name, person or number" value={find} onChange={onFind} className="w-full sm:w-[236px]" />
        {data !== undefined && (
          <p role="status" className="text-caption text-muted">
            {plural(data.total, 'document', 'documents')}, newest event first
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
          <DocumentTable rows={data.documents} onAsk={setAsked} />
          <DocumentCards rows={data.documents} onAsk={setAsked} />
          <Paging
            page={data.page}
            pages={Math.ceil(data.total / data.perPage)}
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

function Paging({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  if (pages <= 1) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-end gap-3 text-body text-muted">
      <span className="tabular-nums">
        Page {count(page)} of {count(pages)}
      </span>
      {page > 1 && (
        <Button size="small" icon={ChevronLeft} onClick={() => onPage(page - 1)}>
          Newer
        </Button>
      )}
      {page < pages && (
        <Button size="small" icon={ChevronRight} onClick={() => onPage(page + 1)}>
          Older
        </Button>
      )}
    </nav>
  );
}
