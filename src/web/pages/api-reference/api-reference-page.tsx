import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useCallback, useState } from 'react';
import { apiVersions } from '../../../contract/api/versions.ts';
import { referenceQuery } from '../../features/api-reference/api/reference.ts';
import { OperationList } from '../../features/api-reference/components/operation-list.tsx';
import { OperationView } from '../../features/api-reference/components/operation-view.tsx';
import { groupsOf, operationsOf } from '../../features/api-reference/model/operations.ts';
import { cx } from '../../lib/cx.ts';
import { useInstance } from '../../lib/instance.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Overview } from './overview.tsx';
import { SandboxToken } from './sandbox-token.tsx';

const route = getRouteApi('/shell/settings/api-reference');
const versions = [...apiVersions].reverse().map((value) => ({ value, label: value }));

/* Beside the call it scrolls for itself, so that it stays where it was when another call is chosen. */
const listClass =
  'min-w-0 lg:sticky lg:top-[calc(var(--top)+1rem)] lg:-mx-2 lg:max-h-[calc(100dvh-var(--top)-2rem)] lg:self-start lg:overflow-y-auto lg:px-4 lg:pt-1';

/** Every call of the API, described from its own document; each can be tried against the sandbox. */
export function ApiReferencePage() {
  const { version = 'v1.2', operation: chosen, tab = 'describe', find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { sandboxUrl } = useInstance();
  const reference = useQuery(referenceQuery(version));
  // In memory only: it is gone when this page is left.
  const [token, setToken] = useState<string | null>(null);
  const onFind = useCallback(
    (text: string) =>
      void navigate({ search: (old) => ({ ...old, find: text === '' ? undefined : text }), replace: true }),
    [navigate],
  );
  const document = reference.data;
  const operations = document === undefined ? [] : operationsOf(document);
  const operation = operations.find(({ id }) => id === chosen);
  const groups = document === undefined ? [] : groupsOf(document, operations, find);
  return (
    <PageBody>
      <PageHeader
        title="API reference"
        lead="Every call, as the server checks it. Examples and tries go to the sandbox; for Live, change address and token."
      />
      {reference.isPending && <SkeletonRows rows={10} />}
      {reference.isError && document === undefined && (
        <ErrorState error={reference.error} onRetry={() => void reference.refetch()} />
      )}
      {document !== undefined && (
        <div className="grid gap-x-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
          <div className={cx(listClass, operation !== undefined && 'max-lg:hidden')}>
            <div className="mb-4 flex flex-col gap-3">
              <Segmented
                label="Version"
                value={version}
                options={versions}
                onChange={(value) => void navigate({ search: (old) => ({ ...old, version: value }), replace: true })}
              />
              <SearchInput label="Search calls" value={find} onChange={onFind} />
            </div>
            <OperationList groups={groups} chosen={chosen} />
            {groups.length === 0 && <p className="text-body text-muted">No call fits “{find}”.</p>}
          </div>
          <div className="min-w-0">
            {operation === undefined ? (
              <Overview text={document.info.description} baseUrl={`${sandboxUrl}/api/${version}`} />
            ) : (
              <>
                <Link
                  to="/settings/api-reference"
                  search={(old) => ({ ...old, operation: undefined, tab: undefined })}
                  className="pressable -ms-2 mb-2 inline-flex min-h-12 items-center gap-1.5 rounded-control px-2 text-body font-medium text-muted lg:hidden"
                >
                  <ChevronLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
                  All calls
                </Link>
                <OperationView
                  key={`${version} ${operation.id}`}
                  document={document}
                  operation={operation}
                  baseUrl={`${sandboxUrl}/api/${version}`}
                  token={token}
                  tokenPart={<SandboxToken token={token} onToken={setToken} />}
                  tab={tab}
                  onTab={(next) =>
                    void navigate({
                      search: (old) => ({ ...old, tab: next === 'describe' ? undefined : next }),
                      replace: true,
                      resetScroll: false,
                    })
                  }
                />
              </>
            )}
          </div>
        </div>
      )}
    </PageBody>
  );
}
