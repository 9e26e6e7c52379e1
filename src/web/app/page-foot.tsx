import { cx } from '../lib/cx.ts';
import { Link } from '../ui/link.tsx';
import { useSupport } from '../ui/support-link.tsx';

/** Support address, verification, terms and privacy: at the foot of every page. */
export function PageFoot({ className }: { className?: string }) {
  const support = useSupport();
  const link = 'rounded-tick py-1 text-caption text-muted hover:underline';
  return (
    <footer className={cx('flex flex-wrap items-center gap-x-6 gap-y-1', className)}>
      {support !== null && (
        <a href={`mailto:${support}`} className={link}>
          {support}
        </a>
      )}
      <Link to="/verify" className={link}>
        Verify a PDF
      </Link>
      <Link to="/terms" className={link}>
        Terms
      </Link>
      <Link to="/privacy" className={link}>
        Privacy
      </Link>
    </footer>
  );
}
