import { cx } from '../../lib/cx.ts';
import { Link } from '../../ui/link.tsx';

/** The operator's two pages, as links under the title. */
export function OperatorTabs({ current }: { current: '/operator' | '/operator/accounts' }) {
  const tabs = [
    { to: '/operator', label: 'Invoices' },
    { to: '/operator/accounts', label: 'Accounts' },
  ] as const;
  return (
    <nav aria-label="Operator" className="mb-5 flex gap-5 border-b border-line">
      {tabs.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          aria-current={to === current ? 'page' : undefined}
          className={cx(
            '-mb-px flex h-12 items-center border-b-2 text-body font-medium sm:h-10',
            to === current ? 'border-accent text-text' : 'border-transparent text-muted',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
