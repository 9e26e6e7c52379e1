import { useQuery } from '@tanstack/react-query';
import { embeddingQuery } from '../../features/embedding/api/embedding.ts';
import { Origins } from '../../features/embedding/components/origins.tsx';
import { Snippets } from '../../features/embedding/components/snippets.tsx';
import { Banner } from '../../ui/banner.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

/** What the page around is told, in the order in which it happens. */
const events = [
  ['ready', 'The page is there; state says what it shows.'],
  ['viewed', 'The recipient sees the document.'],
  ['signed', 'The recipient has signed or approved.'],
  ['declined', 'The recipient has declined.'],
  ['error', 'Nobody can sign here: state says why, such as expired, revoked or unknown-link.'],
] as const;

export function EmbeddingPage() {
  const embedding = useQuery(embeddingQuery);
  const page = embedding.data;
  return (
    <PageBody narrow>
      <PageHeader
        title="Embedding"
        lead="Shows signing pages and public templates inside your own pages. Only the pages you name here may do so."
      />
      {embedding.isPending && <SkeletonRows rows={6} />}
      {embedding.isError && page === undefined && (
        <ErrorState error={embedding.error} onRetry={() => void embedding.refetch()} />
      )}
      {page !== undefined && (
        <div className="flex flex-col gap-10">
          <section>
            {page.state === 'needs-plan' && (
              <div className="mb-5">
                <Banner
                  tone="warning"
                  action={
                    <Link to="/settings/plan" className={buttonClass({ size: 'small' })}>
                      See plans
                    </Link>
                  }
                >
                  Embedding in Live needs {page.neededPlans.join(' or ')}. In the sandbox it works on every plan.
                </Banner>
              </div>
            )}
            <SectionHead title="Who may embed" />
            <Origins page={page} />
          </section>
          <section>
            <SectionHead title="On your page" />
            <p className="mt-2 mb-4 text-body text-muted">
              The signing link is the one that the API answers as signurl. A public template works as well.
            </p>
            <Snippets scriptUrl={page.scriptUrl} />
          </section>
          <section>
            <SectionHead title="What your page is told" />
            <dl className="mt-4 flex flex-col gap-2 text-body">
              {events.map(([name, meaning]) => (
                <div key={name} className="flex gap-4">
                  <dt className="w-20 shrink-0 font-mono text-caption leading-5">{name}</dt>
                  <dd className="text-muted">{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      )}
    </PageBody>
  );
}
