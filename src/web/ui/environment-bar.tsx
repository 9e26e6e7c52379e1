import { FlaskConical } from 'lucide-react';

/**
 * Everything that says "Sandbox" on every page: the fixed bar, the hatch around the window, two tabs at the foot.
 * `aboveFoot` lifts the tabs over a phone's bottom bar.
 */
export function EnvironmentBar({
  liveHref,
  aboveFoot,
  rail,
}: {
  liveHref: string | null;
  aboveFoot: boolean;
  rail: boolean;
}) {
  const strip = 'hatch pointer-events-none fixed z-40';
  const tab =
    'pointer-events-none fixed z-40 -translate-x-1/2 rounded-t-tick bg-sandbox px-2.5 py-0.5 text-caption font-semibold tracking-wide text-on-sandbox rtl:translate-x-1/2';
  const foot = aboveFoot ? 'bottom-[calc(4rem+var(--edge)+env(safe-area-inset-bottom))] lg:bottom-0' : 'bottom-0';
  return (
    <>
      <section
        aria-label="Environment"
        className="fixed inset-x-0 top-0 z-45 flex h-8 items-center justify-between gap-3 bg-sandbox px-4 text-caption font-medium text-on-sandbox sm:text-body"
      >
        <span className="flex min-w-0 items-center gap-2">
          <FlaskConical aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
          <span className="truncate">
            Sandbox. <span className="max-[420px]:hidden">Test documents only, </span>
            <span className="min-[421px]:hidden">Tests, </span>no legal effect.
          </span>
        </span>
        {liveHref !== null && (
          <a
            href={liveHref}
            className="shrink-0 rounded-tick font-medium underline underline-offset-2 outline-on-sandbox"
          >
            Go to Live
          </a>
        )}
      </section>
      <div aria-hidden="true">
        <div className={`${strip} start-0 top-8 bottom-0 w-1`} />
        <div className={`${strip} end-0 top-8 bottom-0 w-1`} />
        <div className={`${strip} inset-x-0 bottom-0 h-1`} />
        {rail && <div className={`${strip} start-60 top-8 bottom-0 hidden w-1 lg:block`} />}
        <span className={`${tab} ${foot} start-1/4`}>SANDBOX</span>
        <span className={`${tab} ${foot} start-3/4`}>SANDBOX</span>
      </div>
    </>
  );
}
