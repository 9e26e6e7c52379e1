import { LogOut, Search } from 'lucide-react';
import { useMe } from '../../lib/me.ts';
import { Link } from '../../ui/link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { askCommands } from './ask-commands.ts';
import type { NavItem } from './nav-items.ts';
import { useSignOut } from './use-sign-out.ts';

interface MoreSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  items: readonly NavItem[];
}

/** What has no place in the bottom bar, and who is signed in. */
export function MoreSheet({ open, onOpenChange, items }: MoreSheetProps) {
  const me = useMe();
  const signOut = useSignOut();
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={me.account.name}>
      <p className="mb-2 text-body break-words text-muted">
        {me.account.email}
        {me.tenant.name !== me.account.name && `, ${me.tenant.name}`}
      </p>
      <ul className="-mx-2">
        <li>
          <button
            type="button"
            onClick={() => {
              onOpenChange(false);
              askCommands();
            }}
            className="flex h-12 w-full cursor-pointer items-center gap-3 rounded-control px-2 text-lead"
          >
            <Search aria-hidden="true" className="size-5 text-muted" strokeWidth={1.75} />
            Search
          </button>
        </li>
        {items.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              onClick={() => onOpenChange(false)}
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
  );
}
