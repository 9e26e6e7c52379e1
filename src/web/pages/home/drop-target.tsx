import { FileUp } from 'lucide-react';
import { chooseFile } from '../../lib/new-file.ts';
import { Button } from '../../ui/button.tsx';

/** Where a document begins. The whole window takes what is dropped; this says so, and has the button for it. */
export function DropTarget() {
  return (
    <section
      aria-label="New document"
      className="mb-6 flex min-h-20 flex-wrap items-center gap-x-3 gap-y-3 rounded-card border-[1.5px] border-dashed border-control bg-surface px-4 py-4 sm:min-h-[104px] sm:px-6"
    >
      <span className="grid size-11 shrink-0 place-items-center rounded-card bg-soft text-accent">
        <FileUp aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <p className="min-w-0 flex-1 text-lead font-semibold sm:text-section">
        <span className="max-sm:hidden">Drop a PDF to send it</span>
        <span className="sm:hidden">Send a PDF</span>
      </p>
      <Button onClick={() => chooseFile()}>Choose a file</Button>
    </section>
  );
}
