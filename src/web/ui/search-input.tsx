import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cx } from '../lib/cx.ts';

interface SearchInputProps {
  label: string;
  value: string;
  /** Called 300 ms after the last key. */
  onChange: (value: string) => void;
  className?: string;
}

export function SearchInput({ label, value, onChange, className }: SearchInputProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), 300);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <div className={cx('relative', className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-muted"
        strokeWidth={1.75}
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="block h-12 w-full rounded-control border border-control bg-raised ps-8.5 pe-3 text-lead text-text placeholder:text-muted sm:h-8 sm:text-body"
      />
    </div>
  );
}
