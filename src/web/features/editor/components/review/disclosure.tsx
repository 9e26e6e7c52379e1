import { ChevronDown, type LucideIcon } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

interface DisclosureProps {
  icon: LucideIcon;
  title: string;
  /** How it stands now, at the end of the row. */
  summary: string;
  children: ReactNode;
}

/** A row of 44 that opens in place. */
export function Disclosure({ icon: Icon, title, summary, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="border-b border-hair">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="flex min-h-12 w-full cursor-pointer items-center gap-3 rounded-control py-1.5 text-start text-body sm:min-h-11"
        >
          <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
          <span className="font-medium">{title}</span>
          <span className="min-w-0 flex-1 text-end break-words text-muted">{summary}</span>
          <ChevronDown
            aria-hidden="true"
            className={`size-4 shrink-0 text-muted transition-transform duration-120 ${open ? 'rotate-180' : ''}`}
            strokeWidth={1.75}
          />
        </button>
      </h3>
      <div id={id} hidden={!open} className="pt-1 pb-5 ps-7">
        {open && <div className="flex flex-col gap-4">{children}</div>}
      </div>
    </div>
  );
}
