import { ChevronRight } from 'lucide-react';
import { settingsGroups } from '../../app/shell/settings-items.ts';
import { useMe } from '../../lib/me.ts';
import { Link } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';

/** The list of settings as a page, for phones; on desktop the rail shows the same list. */
export function SettingsPage() {
  const groups = settingsGroups(useMe());
  return (
    <PageBody narrow>
      <PageHeader title="Settings" />
      {groups.map((group) => (
        <section key={group.name} className="mb-6">
          <h2 className="pb-1 text-caption font-medium text-muted">{group.name}</h2>
          <ul className="border-t border-line">
            {group.items.map((item) => (
              <li key={item.to}>
                <Link to={item.to} className="flex h-12 items-center justify-between border-b border-hair text-lead">
                  {item.label}
                  <ChevronRight aria-hidden="true" className="size-4 text-muted rtl:-scale-x-100" strokeWidth={1.75} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PageBody>
  );
}
