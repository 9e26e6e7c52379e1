import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { dropFiles, dropWords, type FileUse, onFiles } from '../../lib/new-file.ts';

const NewDraftDialog = lazy(() =>
  import('../../features/editor/components/new-draft-dialog.tsx').then((file) => ({ default: file.NewDraftDialog })),
);

/** Files dropped anywhere in the app, or chosen by New, become a draft. */
export function NewLayer() {
  const [begun, setBegun] = useState<{ readonly files: readonly File[]; readonly use: FileUse } | null>(null);
  const [over, setOver] = useState(false);
  const navigate = useNavigate();

  useEffect(() => {
    const stop = onFiles((files, use) => setBegun({ files, use }));
    return () => stop();
  }, []);

  useEffect(() => {
    // Entering a child leaves its parent: only the count tells when the window is left.
    let depth = 0;
    const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    function onEnter(event: DragEvent): void {
      if (!isFile(event)) return;
      depth += 1;
      setOver(true);
    }
    function onLeave(event: DragEvent): void {
      if (!isFile(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    }
    function onOver(event: DragEvent): void {
      if (isFile(event)) event.preventDefault();
    }
    function onDrop(event: DragEvent): void {
      if (!isFile(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      dropFiles([...(event.dataTransfer?.files ?? [])]);
    }
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);

  return (
    <>
      {over && (
        <div className="pointer-events-none fixed inset-3 top-[calc(var(--top)+0.75rem)] z-60 grid place-items-center rounded-sheet border-2 border-dashed border-accent bg-soft/90 text-accent">
          <p className="flex items-center gap-3 text-section font-semibold">
            <FileUp aria-hidden="true" className="size-6" strokeWidth={1.75} />
            {dropWords()}
          </p>
        </div>
      )}
      {begun !== null && (
        <Suspense fallback={null}>
          <NewDraftDialog
            key={begun.files.map((file) => `${file.name} ${file.lastModified}`).join()}
            kind="document"
            files={begun.files}
            selfSign={begun.use === 'sign'}
            onClose={() => setBegun(null)}
            onMade={(documentId) => {
              setBegun(null);
              void navigate({ to: '/documents/$documentId/edit', params: { documentId } });
            }}
          />
        </Suspense>
      )}
    </>
  );
}
