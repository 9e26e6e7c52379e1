import { useMatches } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/logo.tsx';
import { EnvironmentSwitch } from './environment-switch.tsx';

/** 56 high on phones and tablets: mark or back arrow, the page's title, the environment switch. */
export function TopBar() {
  const page = useMatches({ select: (matches) => matches[matches.length - 1]?.staticData });
  return (
    <header className="sticky top-(--top) z-30 flex h-14 items-center gap-2.5 border-b border-line bg-bg ps-[calc(0.875rem+var(--edge))] pe-[calc(0.875rem+var(--edge))] lg:hidden">
      {page?.back === undefined ? (
        <Mark size={22} className="shrink-0 text-accent" />
      ) : (
        <Link
          to={page.back}
          aria-label="Back"
          className="-ms-2.5 grid size-10 shrink-0 place-items-center rounded-control"
        >
          <ArrowLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" strokeWidth={1.75} />
        </Link>
      )}
      <h1 className="min-w-0 flex-1 truncate text-lead font-semibold">{page?.title ?? 'Signet'}</h1>
      <EnvironmentSwitch />
    </header>
  );
}
