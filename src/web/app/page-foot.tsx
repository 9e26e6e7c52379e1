import { cx } from '../lib/cx.ts';
import { useInstance } from '../lib/instance.ts';
import { Link } from '../ui/link.tsx';

/** Support address, terms and privacy: at the foot of every page. */
export function PageFoot({ className }: { className?: string }) {
  const { supportEmail } = useInstance();
  const link = 'rounded-tick py-1 text-caption text-muted hover:underline';
  return (
    <footer className={cx('flex flex-wrap items-center gap-x-6 gap-y-1', className)}>
      <a href={`mailto:${supportEmail}`} className={link}>
        {supportEmail}
      </a>
      <Link to="/terms" className={link}>
        Terms
      </Link>
      <Link to="/privacy" className={link}>
        Privacy
      </Link>
    </footer>
  );
}
