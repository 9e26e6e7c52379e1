import { useLocation } from '@tanstack/react-router';
import { ChevronLeft, Search } from 'lucide-react';
import { cx } from '../../lib/cx.ts';
import { useMe } from '../../lib/me.ts';
import { Link } from '../../ui/link.tsx';
import { Logo } from '../../ui/logo.tsx';
import { AccountRow } from './account-row.tsx';
import { askCommands } from './ask-commands.ts';
import { EnvironmentSwitch } from './environment-switch.tsx';
import { isChosen, navItems } from './nav-items.ts';
import { NewButton } from './new-button.tsx';
import { settingsGroups } from './settings-items.ts';

const item = 'flex items-center rounded-control text-body font-medium';

/** Left rail of 240 from 1024 up; inside Settings its list becomes the settings list. */
export function Rail() {
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <header className="fixed start-0 top-(--top) bottom-0 z-30 hidden w-60 flex-col border-e border-line bg-surface py-3 ps-[calc(0.75rem+var(--edge))] pe-3 lg:flex">
      <Link
        to="/"
        aria-label="Signet, go to Home"
        className="mb-3 flex h-9 items-center self-start rounded-control px-1.5"
      >
        <Logo />
      </Link>
      <EnvironmentSwitch />
      <NewButton />
      <button
        type="button"
        onClick={askCommands}
        aria-keyshortcuts="Control+K Meta+K"
        className="pressable mt-2 flex h-9 items-center gap-3 rounded-control px-2.5 text-body font-medium text-muted"
      >
        <Search aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
        Search
        <kbd className="ms-auto rounded-tick border border-line px-1.5 text-caption">Ctrl K</kbd>
      </button>
      <nav
        aria-label={path.startsWith('/settings') ? 'Settings' : 'Main'}
        className="mt-2 min-h-0 flex-1 overflow-y-auto"
      >
        {path.startsWith('/settings') ? <SettingsList path={path} /> : <MainList path={path} />}
      </nav>
      <AccountRow />
    </header>
  );
}

function MainList({ path }: { path: string }) {
  const items = navItems(useMe());
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map((each) => {
        const chosen = isChosen(each, path);
        const { icon: Icon } = each;
        return (
          <li key={each.to}>
            <Link
              to={each.to === '/settings' ? '/settings/profile' : each.to}
              aria-current={chosen ? 'page' : undefined}
              className={cx(item, 'h-9 gap-3 px-2.5', chosen ? 'bg-nav-chosen text-accent' : 'pressable text-muted')}
            >
              <Icon aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
              {each.label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

function SettingsList({ path }: { path: string }) {
  const groups = settingsGroups(useMe());
  return (
    <>
      <Link to="/" className={cx(item, 'pressable h-8 gap-2.5 px-2')}>
        <ChevronLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
        Settings
      </Link>
      {groups.map((group) => (
        <div key={group.name} className="mt-4">
          <h2 className="mb-1 px-2.5 text-caption font-medium text-muted">{group.name}</h2>
          <ul>
            {group.items.map((each) => {
              const chosen = path === each.to;
              return (
                <li key={each.to}>
                  <Link
                    to={each.to}
                    aria-current={chosen ? 'page' : undefined}
                    className={cx(item, 'h-7 px-2.5', chosen ? 'bg-nav-chosen text-accent' : 'pressable')}
                  >
                    {each.label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </>
  );
}
