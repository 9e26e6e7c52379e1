import { Outlet, useMatches } from '@tanstack/react-router';
import { useTitle } from '../lib/use-title.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/logo.tsx';

/** Outermost frame: names the tab after the innermost page that has a title. */
export function Boot() {
  const title = useMatches({ select: (matches) => matches.map((match) => match.staticData.title).findLast(Boolean) });
  useTitle(title ?? 'Home');
  return <Outlet />;
}

/** Before the instance itself could be read, not even the support address is known. */
export function BootFailure() {
  return (
    <main role="alert" className="grid min-h-dvh place-items-center bg-surface p-4">
      <div className="flex max-w-md flex-col items-center gap-4 text-center">
        <Mark size={32} className="text-accent" />
        <p>The server can’t be reached. Check your connection, then try again.</p>
        <Button variant="primary" onClick={() => window.location.reload()}>
          Try again
        </Button>
      </div>
    </main>
  );
}
