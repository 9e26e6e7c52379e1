import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { LayoutTemplate, SearchX } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { TemplateRow } from '../../../contract/app/templates.ts';
import { templatesQuery, useDuplicate } from '../../features/templates/api/templates.ts';
import { PublicDialog } from '../../features/templates/components/public-dialog.tsx';
import { type TemplateAct, TemplateCard } from '../../features/templates/components/template-card.tsx';
import { TrashTemplateDialog } from '../../features/templates/components/trash-template-dialog.tsx';
import { messageOf } from '../../lib/api.ts';
import { copyText } from '../../lib/clipboard.ts';
import { plural } from '../../lib/numbers.ts';
import { whenDone } from '../../lib/when-done.ts';
import { Banner } from '../../ui/banner.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Paging } from '../../ui/paging.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { tell } from '../../ui/toast.tsx';

const route = getRouteApi('/shell/templates');
const PER_PAGE = 24;

export function TemplatesPage() {
  const { page = 1, find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(templatesQuery({ q: find, page, perPage: PER_PAGE }));
  const duplicate = useDuplicate();
  const [asked, setAsked] = useState<{ act: 'public' | 'trash'; template: TemplateRow } | null>(null);
  const onFind = useCallback(
    (text: string) => void navigate({ search: { find: text === '' ? undefined : text }, replace: true }),
    [navigate],
  );

  function onAct(act: TemplateAct, template: TemplateRow): void {
    switch (act) {
      case 'edit':
        void navigate({ to: '/templates/$templateId/edit', params: { templateId: template.id } });
        break;
      case 'copy':
        whenDone(duplicate.mutateAsync(template.id), () => tell(`${template.title} duplicated`));
        break;
      case 'copy-id':
        whenDone(copyText(template.id), () => tell(`Id ${template.id} copied`));
        break;
      default:
        setAsked({ act, template });
    }
  }

  const data = list.data;
  return (
    <PageBody>
      <PageHeader title="Templates" />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <SearchInput label="Title or id" value={find} onChange={onFind} className="w-full sm:w-[236px]" />
        {data !== undefined && (data.total > 0 || find !== '') && (
          <p role="status" className="text-caption text-muted">
            {plural(data.total, 'template', 'templates')}, last changed first
          </p>
        )}
      </div>
      {duplicate.isError && <Banner tone="danger">{messageOf(duplicate.error)}</Banner>}
      {list.isPending && <SkeletonRows rows={8} />}
      {list.isError && data === undefined && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {data !== undefined && data.templates.length === 0 && <NothingHere find={find} />}
      {data !== undefined && data.templates.length > 0 && (
        <>
          <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
            {data.templates.map((template) => (
              <TemplateCard key={template.id} template={template} onAct={onAct} />
            ))}
          </ul>
          <Paging
            page={data.page}
            pages={Math.ceil(data.total / data.perPage)}
            onPage={(to) => void navigate({ search: (old) => ({ ...old, page: to }) })}
          />
        </>
      )}
      {asked?.act === 'public' && <PublicDialog template={asked.template} onClose={() => setAsked(null)} />}
      {asked?.act === 'trash' && <TrashTemplateDialog template={asked.template} onClose={() => setAsked(null)} />}
    </PageBody>
  );
}

function NothingHere({ find }: { find: string }) {
  if (find === '') {
    return (
      <EmptyState
        icon={LayoutTemplate}
        text="What you send again and again stands here with roles in place of people. Save one from any document, or make one with New."
        action={
          <Link to="/documents" className={buttonClass()}>
            Open Documents
          </Link>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      text={`No templates with “${find}”.`}
      action={
        <Link to="/templates" className={buttonClass()}>
          Clear search
        </Link>
      }
    />
  );
}
