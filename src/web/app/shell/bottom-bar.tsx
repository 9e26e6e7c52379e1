import { useLocation } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { cx } from '../../lib/cx.ts';
import { useMe } from '../../lib/me.ts';
import { Link } from '../../ui/link.tsx';
import { isChosen, type NavItem, navItems } from './nav-items.ts';
import { NewButton } from './new-button.tsx';

const MoreSheet = lazy(() => import('./more-sheet.tsx').then((file) => ({ default: file.MoreSheet })));

const slot =
  'flex min-w-0 flex-1 flex-col items-center justify-center gap-1 text-caption font-medium focus-visible:outline-offset-[-3px]';

/** 64 and the safe area: what one needs most, the rest under More. */
export function BottomBar() {
  const path = useLocation({ select: (location) => location.pathname });
  const me = useMe();
  const [open, setOpen] = useState<'never' | 'yes' | 'no'>('never');
  const items = navItems(me);
  const third = items.some(({ label }) => label === 'Mailbox') ? 'Mailbox' : 'Settings';
  const inBar = items.filter(({ label }) => ['Home', 'Documents', third].includes(label));
  const more = items.filter((one) => !inBar.includes(one));
  const moreChosen = more.some((one) => isChosen(one, path));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(4rem+var(--edge)+env(safe-area-inset-bottom))] border-t border-line bg-bg px-(--edge) pb-[calc(var(--edge)+env(safe-area-inset-bottom))] lg:hidden"
    >
      {inBar.slice(0, 2).map((each) => (
        <Slot key={each.to} item={each} path={path} />
      ))}
      <NewButton inBar />
      {inBar.slice(2).map((each) => (
        <Slot key={each.to} item={each} path={path} />
      ))}
      <button
        type="button"
        onClick={() => setOpen('yes')}
        className={cx(slot, 'cursor-pointer', moreChosen ? 'text-accent' : 'text-muted')}
      >
        <MenuIcon aria-hidden="true" className="size-[22px]" strokeWidth={1.75} />
        More
      </button>
      {open !== 'never' && (
        <Suspense fallback={null}>
          <MoreSheet open={open === 'yes'} onOpenChange={(next) => setOpen(next ? 'yes' : 'no')} items={more} />
        </Suspense>
      )}
    </nav>
  );
}

function Slot({ item, path }: { item: NavItem; path: string }) {
  const chosen = isChosen(item, path);
  const { icon: Icon } = item;
  return (
    <Link
      to={item.to}
      aria-current={chosen ? 'page' : undefined}
      className={cx(slot, chosen ? 'text-accent' : 'text-muted')}
    >
      <Icon aria-hidden="true" className="size-[22px]" strokeWidth={1.75} />
      {item.label}
    </Link>
  );
}
