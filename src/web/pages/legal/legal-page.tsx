import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { PageFoot } from '../../app/page-foot.tsx';
import { useInstance } from '../../lib/instance.ts';
import { Button } from '../../ui/button.tsx';
import { EnvironmentBar } from '../../ui/environment-bar.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Logo } from '../../ui/logo.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

export function TermsPage() {
  const { termsVersion } = useInstance();
  return <LegalPage title="Terms" file="/terms.txt" version={termsVersion} />;
}

export function PrivacyPage() {
  const { privacyVersion } = useInstance();
  return <LegalPage title="Privacy" file="/privacy.txt" version={privacyVersion} />;
}

/** Shows a text file that the operator replaces: `# ` opens a heading, an empty line a paragraph. */
function LegalPage({ title, file, version }: { title: string; file: string; version: string }) {
  const { environment, liveUrl } = useInstance();
  const router = useRouter();
  const text = useQuery({
    queryKey: ['legal', file],
    queryFn: async () => {
      const response = await fetch(file);
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      return response.text();
    },
  });
  return (
    <div className="flex min-h-dvh flex-col bg-surface pt-(--top)">
      {environment === 'sandbox' && <EnvironmentBar liveHref={liveUrl} aboveFoot={false} rail={false} />}
      <main className="mx-auto w-full max-w-[704px] flex-1 px-4 py-8">
        <div className="mb-6 flex items-center justify-between">
          <Logo />
          <Button variant="quiet" icon={ArrowLeft} onClick={() => router.history.back()}>
            Back
          </Button>
        </div>
        <article className="rounded-card border border-line bg-raised p-5 sm:p-8">
          <h1 className="text-title font-semibold">{title}</h1>
          <p className="mb-6 text-caption text-muted">Version {version}</p>
          {text.isPending && <SkeletonRows rows={6} />}
          {text.isError && <ErrorState error={text.error} onRetry={() => void text.refetch()} />}
          {text.data !== undefined && <LegalText text={text.data} />}
        </article>
      </main>
      <PageFoot className="justify-center px-4 pb-8" />
    </div>
  );
}

function LegalText({ text }: { text: string }) {
  const blocks = text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean);
  return blocks.map((block) =>
    block.startsWith('# ') ? (
      <h2 key={block} className="mt-6 mb-1 text-lead font-semibold">
        {block.slice(2)}
      </h2>
    ) : (
      <p key={block} className="mb-3 text-lead whitespace-pre-line text-muted">
        {block}
      </p>
    ),
  );
}
