import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { LayoutGrid, LayoutTemplate, List, SearchX } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { TemplateRow } from '../../../contract/app/templates.ts';
import { templatesQuery, useDownloadAnswers, useDuplicate } from '../../features/templates/api/templates.ts';
import { PublicDialog } from '../../features/templates/components/public-dialog.tsx';
import { RenameDialog } from '../../features/templates/components/rename-dialog.tsx';
import type { TemplateAct } from '../../features/templates/components/template-acts.tsx';
import { TemplateCard } from '../../features/templates/components/template-card.tsx';
import { TemplateTable } from '../../features/templates/components/template-table.tsx';
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
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { tell } from '../../ui/toast.tsx';

const route = getRouteApi('/shell/templates');
const PER_PAGE = 24;
const views = [
  { value: 'grid', label: 'Grid', icon: LayoutGrid },
  { value: 'list', label: 'List', icon: List },
] as const;

export function TemplatesPage() {
  const { page = 1, find = '', view = 'grid' } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useQuery(templatesQuery({ q: find, page, perPage: PER_PAGE }));
  const duplicate = useDuplicate();
  const answers = useDownloadAnswers();
  const [asked, setAsked] = useState<{ act: 'public' | 'rename' | 'trash'; template: TemplateRow } | null>(null);
  const onFind = useCallback(
    (text: string) =>
      void navigate({ search: (old) => ({ view: old.view, find: text === '' ? undefined : text }), replace: true }),
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
      case 'copy-link':
        if (template.publicUrl !== null) whenDone(copyText(template.publicUrl), () => tell('Public link copied'));
        break;
      case 'answers':
        whenDone(answers.mutateAsync(template), () => tell(`Answers of ${template.title} downloaded`));
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
        <Segmented
          label="Show as"
          value={view}
          options={views}
          onChange={(to) =>
            void navigate({ search: (old) => ({ ...old, view: to === 'grid' ? undefined : to }), replace: true })
          }
        />
      </div>
      {answers.isError && <Banner tone="danger">{messageOf(answers.error)}</Banner>}
      {duplicate.isError && <Banner tone="danger">{messageOf(duplicate.error)}</Banner>}
      {list.isPending && <SkeletonRows rows={8} />}
      {list.isError && data === undefined && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {data !== undefined && data.templates.length === 0 && <NothingHere find={find} />}
      {data !== undefined && data.templates.length > 0 && (
        <>
          {view === 'list' ? (
            <TemplateTable templates={data.templates} onAct={onAct} />
          ) : (
            <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
              {data.templates.map((template) => (
                <TemplateCard key={template.id} template={template} onAct={onAct} />
              ))}
            </ul>
          )}
          <Paging
            page={data.page}
            pages={Math.ceil(data.total / data.perPage)}
            onPage={(to) => void navigate({ search: (old) => ({ ...old, page: to }) })}
          />
        </>
      )}
      {asked?.act === 'public' && <PublicDialog template={asked.template} onClose={() => setAsked(null)} />}
      {asked?.act === 'rename' && <RenameDialog template={asked.template} onClose={() => setAsked(null)} />}
      {asked?.act === 'trash' && <TrashTemplateDialog template={asked.template} onClose={() => setAsked(null)} />}
    </PageBody>
  );
}

function NothingHere({ find }: { find: string }) {
  if (find === '') {
    return (
      <EmptyState
        icon={LayoutTemplate}
        text="What you send again and again stands here with roles in place of people. Make one from a file, or save one from any document."
        action={
          <Link to="/templates/new" className={buttonClass()}>
            New template
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
