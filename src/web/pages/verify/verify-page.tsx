import { useMutation } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { PageFoot } from '../../app/page-foot.tsx';
import { type Checked, checkFile } from '../../features/verify/api/verify.ts';
import { ChooseFile } from '../../features/verify/components/choose-file.tsx';
import { DetailRows } from '../../features/verify/components/detail-rows.tsx';
import { LookUp } from '../../features/verify/components/look-up.tsx';
import { VerdictCard } from '../../features/verify/components/verdict-card.tsx';
import { hasCode, messageOf } from '../../lib/api.ts';
import { useInstance } from '../../lib/instance.ts';
import { Banner } from '../../ui/banner.tsx';
import { EnvironmentBar } from '../../ui/environment-bar.tsx';
import { Mark } from '../../ui/logo.tsx';

/** Public: drop a PDF, or look up a document ID (also by `?id=`, as the QR code of a completion certificate does). */
export function VerifyPage() {
  const { environment, liveUrl } = useInstance();
  const check = useMutation({ mutationFn: checkFile });
  // From the address as it is written: an ID of digits alone stays text.
  const [id] = useState(() => new URLSearchParams(window.location.search).get('id') ?? '');
  usePrintedDetails();
  return (
    <div className="flex min-h-dvh flex-col bg-surface pt-(--top)">
      {environment === 'sandbox' && <EnvironmentBar liveHref={`${liveUrl}/verify`} aboveFoot={false} rail={false} />}
      <header className="flex h-14 items-center gap-3 border-b border-line bg-bg px-4 sm:h-16 sm:px-8">
        <Mark size={32} className="text-accent" />
        <span className="text-lead font-semibold">Verify a PDF</span>
      </header>
      <main className="mx-auto flex w-full max-w-[832px] flex-1 flex-col gap-4 px-4 py-6">
        {check.data === undefined ? (
          <>
            <h1 className="sr-only">Verify a PDF</h1>
            {check.isError && <Banner tone="danger">{problemOf(check.error)}</Banner>}
            <ChooseFile onFile={(file) => check.mutate(file)} checking={check.isPending} />
            <LookUp initial={id} />
          </>
        ) : (
          <Result checked={check.data} id={id} onAnother={() => check.reset()} />
        )}
      </main>
      <footer className="flex flex-wrap items-center justify-center gap-x-6 gap-y-1 border-t border-line bg-bg px-4 pt-4 pb-8 print:hidden">
        <span className="flex items-center gap-2 text-caption text-muted">
          <ShieldCheck aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {check.data === undefined ? 'Files are checked and not kept' : 'The file was checked and not kept'}
        </span>
        <PageFoot className="justify-center" />
      </footer>
    </div>
  );
}

function Result({ checked, id, onAnother }: { checked: Checked; id: string; onAnother: () => void }) {
  const { report } = checked;
  const other = id !== '' && report.document?.id !== id;
  return (
    <>
      <VerdictCard checked={checked} onAnother={onAnother} />
      {other && (
        <Banner tone="warning">
          This file is not the finished file or the certificate of document <span className="font-mono">{id}</span>{' '}
          here.
        </Banner>
      )}
      <DetailRows report={report} />
      {report.selfIssued && report.verdict === 'valid-unchanged' && (
        <p className="text-body text-muted">
          Self-issued: this installation made the certificate. It proves that the file is unchanged, not who the company
          is.
        </p>
      )}
    </>
  );
}

function problemOf(error: unknown): string {
  return hasCode(error, 'too-large') ? 'This file is too large to be checked here.' : messageOf(error);
}

/** On paper everything is open. */
function usePrintedDetails(): void {
  useEffect(() => {
    const open = () => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    };
    window.addEventListener('beforeprint', open);
    return () => window.removeEventListener('beforeprint', open);
  }, []);
}
