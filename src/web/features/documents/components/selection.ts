import { useState } from 'react';
import type { DocumentRow } from '../../../../contract/app/documents.ts';

export interface Selection {
  /** In the order of the list. */
  chosen: readonly DocumentRow[];
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  /** All rows of the page, or none. */
  toggleAll: () => void;
  clear: () => void;
}

/** Rows of the page that are ticked; what leaves the page is no longer among them. */
export function useSelection(rows: readonly DocumentRow[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter((row) => ids.has(row.id));
  return {
    chosen,
    has: (id) => ids.has(id),
    toggle: (id) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    toggleAll: () => setIds(new Set(chosen.length === rows.length ? [] : rows.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}
