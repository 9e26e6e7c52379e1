import { ChevronLeft, ChevronRight } from 'lucide-react';
import { count } from '../lib/numbers.ts';
import { Button } from './button.tsx';

interface PagingProps {
  page: number;
  pages: number;
  /** There are more than were counted. */
  more?: boolean;
  onPage: (page: number) => void;
}

/** Under a list that goes from new to old; nothing where it fits on one page. */
export function Paging({ page, pages, more = false, onPage }: PagingProps) {
  if (pages <= 1) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-end gap-3 text-body text-muted">
      <span className="tabular-nums">
        Page {count(page)}
        {page <= pages && ` of ${count(pages)}${more ? '+' : ''}`}
      </span>
      {page > 1 && (
        <Button size="small" icon={ChevronLeft} onClick={() => onPage(page - 1)}>
          Newer
        </Button>
      )}
      {(page < pages || more) && (
        <Button size="small" icon={ChevronRight} onClick={() => onPage(page + 1)}>
          Older
        </Button>
      )}
    </nav>
  );
}
