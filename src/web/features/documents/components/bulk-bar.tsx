import { Ban, Bell, Download, type LucideIcon, RotateCcw, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { zipPath } from '../../../../contract/app/document-exports.ts';
import { plural } from '../../../lib/numbers.ts';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { actsOf } from './acts.ts';
import { type BulkAct, BulkDialog } from './bulk-dialog.tsx';
import type { Selection } from './selection.ts';

const offered: readonly { act: BulkAct; label: string; icon: LucideIcon }[] = [
  { act: 'remind', label: 'Remind', icon: Bell },
  { act: 'revoke', label: 'Revoke', icon: Ban },
  { act: 'restore', label: 'Restore', icon: RotateCcw },
  { act: 'trash', label: 'Delete', icon: Trash2 },
];

/** At the foot of the list while rows are ticked: what can be done with at least one of them. */
export function BulkBar({ selection }: { selection: Selection }) {
  const [asked, setAsked] = useState<BulkAct | null>(null);
  const { chosen } = selection;
  if (chosen.length === 0) return null;
  const suited = (act: BulkAct | 'download') => chosen.filter((row) => actsOf(row).includes(act));
  const files = suited('download');
  return (
    <section
      aria-label="Selected documents"
      className="sticky bottom-20 z-30 mt-4 flex flex-wrap items-center gap-2 rounded-card border border-line bg-raised px-3 py-2 shadow-2 lg:bottom-4"
    >
      <p role="status" className="me-auto text-body font-medium max-sm:-order-2 max-sm:basis-[calc(100%-3.25rem)]">
        {plural(chosen.length, 'document', 'documents')} selected
      </p>
      {files.length > 0 && (
        <a href={zipPath(files.map(({ id }) => id))} download className={buttonClass({ size: 'small' })}>
          <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
          Download ZIP
        </a>
      )}
      {offered.map(({ act, label, icon }) =>
        suited(act).length === 0 ? null : (
          <Button key={act} size="small" icon={icon} onClick={() => setAsked(act)}>
            {label}
          </Button>
        ),
      )}
      <IconButton icon={X} label="Clear selection" size={32} onClick={selection.clear} className="max-sm:-order-1" />
      {asked !== null && (
        <BulkDialog
          act={asked}
          rows={suited(asked)}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            selection.clear();
          }}
        />
      )}
    </section>
  );
}
