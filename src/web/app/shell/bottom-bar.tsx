import { useLocation } from '@tanstack/react-router';
import { LogOut, Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import { cx } from '../../lib/cx.ts';
import { useMe } from '../../lib/me.ts';
import { Link } from '../../ui/link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { isChosen, navItems } from './nav-items.ts';
import { useSignOut } from './use-sign-out.ts';

const slot =
  'flex min-w-0 flex-1 flex-col items-center justify-center gap-1 text-caption font-medium focus-visible:outline-offset-[-3px]';

/** 64 and the safe area: what one needs most, the rest under More. */
export function BottomBar() {
  const path = useLocation({ select: (location) => location.pathname });
  const me = useMe();
  const [open, setOpen] = useState(false);
  const signOut = useSignOut();
  const items = navItems(me);
  const inBar = items.filter(({ label }) => ['Home', 'Documents', 'Mailbox', 'Settings'].includes(label));
  const more = items.filter((one) => !inBar.includes(one));
  const moreChosen = more.some((one) => isChosen(one, path));
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(4rem+var(--edge)+env(safe-area-inset-bottom))] border-t border-line bg-bg px-(--edge) pb-[calc(var(--edge)+env(safe-area-inset-bottom))] lg:hidden"
    >
      {inBar.map((each) => {
        const chosen = isChosen(each, path);
        const { icon: Icon } = each;
        return (
          <Link
            key={each.to}
            to={each.to}
            aria-current={chosen ? 'page' : undefined}
            className={cx(slot, chosen ? 'text-accent' : 'text-muted')}
          >
            <Icon aria-hidden="true" className="size-[22px]" strokeWidth={1.75} />
            {each.label}
          </Link>
        );
      })}
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={cx(slot, 'cursor-pointer', moreChosen ? 'text-accent' : 'text-muted')}
      >
        <MenuIcon aria-hidden="true" className="size-[22px]" strokeWidth={1.75} />
        More
      </button>
      <Sheet open={open} onOpenChange={setOpen} title={me.account.name}>
        <p className="mb-2 text-body break-words text-muted">
          {me.account.email}, {me.tenant.name}
        </p>
        <ul className="-mx-2">
          {more.map(({ to, label, icon: Icon }) => (
            <li key={to}>
              <Link
                to={to}
                onClick={() => setOpen(false)}
                className="flex h-12 items-center gap-3 rounded-control px-2 text-lead"
              >
                <Icon aria-hidden="true" className="size-5 text-muted" strokeWidth={1.75} />
                {label}
              </Link>
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={() => void signOut()}
              className="flex h-12 w-full cursor-pointer items-center gap-3 rounded-control px-2 text-lead"
            >
              <LogOut aria-hidden="true" className="size-5 text-muted" strokeWidth={1.75} />
              Sign out
            </button>
          </li>
        </ul>
      </Sheet>
    </nav>
  );
}
