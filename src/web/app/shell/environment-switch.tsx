import { useLocation } from '@tanstack/react-router';
import { FlaskConical } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../../lib/api.ts';
import { cx } from '../../lib/cx.ts';
import { useInstance } from '../../lib/instance.ts';
import { enterSandbox } from '../../lib/sandbox-login.ts';
import { Spinner } from '../../ui/spinner.tsx';

const SandboxProblem = lazy(() => import('./sandbox-problem.tsx').then((file) => ({ default: file.SandboxProblem })));

const segment =
  'flex flex-1 items-center justify-center gap-2 rounded-control px-2.5 text-body font-medium whitespace-nowrap';
const off = 'cursor-pointer text-muted pressable';

/** Live | Sandbox, always in sight. The way into the sandbox is the one-click login; the way out is a link. */
export function EnvironmentSwitch() {
  const { environment, liveUrl } = useInstance();
  const { href } = useLocation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const live = environment === 'live';

  async function enter(): Promise<void> {
    setBusy(true);
    try {
      await enterSandbox('same-tab');
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not stretch its children to its height.
    <div role="group" aria-label="Environment" className="flex h-10 rounded-switch bg-hover p-[3px] lg:h-9">
      {live ? (
        <span aria-current="true" className={cx(segment, 'bg-raised text-text shadow-1')}>
          <span aria-hidden="true" className="size-1.5 rounded-full bg-success" />
          Live
        </span>
      ) : (
        <a href={`${liveUrl}${href.startsWith('/mailbox') ? '' : href}`} className={cx(segment, off)}>
          Live
        </a>
      )}
      {live ? (
        <button type="button" onClick={() => void enter()} aria-busy={busy || undefined} className={cx(segment, off)}>
          {busy ? <Spinner /> : <FlaskConical aria-hidden="true" className="size-4" strokeWidth={1.75} />}
          Sandbox
        </button>
      ) : (
        <span aria-current="true" className={cx(segment, 'bg-sandbox text-on-sandbox')}>
          <FlaskConical aria-hidden="true" className="size-4" strokeWidth={1.75} />
          Sandbox
        </span>
      )}
      {problem !== null && (
        <Suspense fallback={null}>
          <SandboxProblem problem={problem} onClose={() => setProblem(null)} />
        </Suspense>
      )}
    </div>
  );
}
