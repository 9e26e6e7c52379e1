import { cx } from '../../../lib/cx.ts';
import { Link } from '../../../ui/link.tsx';
import type { Group } from '../model/operations.ts';
import { MethodWord } from './method-word.tsx';

interface OperationListProps {
  groups: readonly Group[];
  chosen: string | undefined;
}

/** Every operation by what it is about; one of them is open beside the list, or in its place on phones. */
export function OperationList({ groups, chosen }: OperationListProps) {
  return (
    <nav aria-label="Operations">
      {groups.map((group) => (
        <section key={group.name} className="mb-5">
          <h2 className="text-body font-semibold">{group.name}</h2>
          <p className="mb-1 text-caption text-muted">{group.text}</p>
          <ul>
            {group.operations.map((operation) => (
              <li key={operation.id}>
                <Link
                  to="/settings/api-reference"
                  search={(old) => ({ ...old, operation: operation.id, tab: undefined })}
                  aria-current={operation.id === chosen ? 'page' : undefined}
                  className={cx(
                    '-mx-2 flex min-h-12 items-center gap-2 rounded-control px-2 py-1.5 sm:min-h-8',
                    operation.id === chosen ? 'bg-nav-chosen text-accent' : 'pressable',
                  )}
                >
                  <MethodWord method={operation.method} fixed plain={operation.id === chosen} />
                  <span className="min-w-0">
                    <span dir="ltr" className="block font-mono text-caption wrap-anywhere">
                      {operation.path}
                    </span>
                    <span className="block text-caption text-muted lg:hidden">{operation.summary}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
