import { FileUp } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { cx } from '../../../lib/cx.ts';
import { Button } from '../../../ui/button.tsx';

interface ChooseFileProps {
  onFile: (file: File) => void;
  checking: boolean;
}

/** Where a PDF is dropped; the button is the same by keyboard. */
export function ChooseFile({ onFile, checking }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function take(files: FileList | null | undefined) {
    const file = files?.[0];
    if (file !== undefined && !checking) onFile(file);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx(
        'flex flex-col items-center gap-4 rounded-card border-2 border-dashed px-4 py-12 text-center',
        over ? 'border-accent bg-soft' : 'border-control bg-raised',
      )}
    >
      <FileUp aria-hidden="true" className="size-8 text-muted" strokeWidth={1.75} />
      <p className="text-lead">Drop a signed PDF here to see who signed it and whether it was changed since.</p>
      <Button variant="primary" size="large" loading={checking} onClick={() => input.current?.click()}>
        Choose a PDF
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        aria-label="PDF to verify"
        className="hidden"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <p className="text-body text-muted">You need no account. The file is checked and not kept.</p>
    </div>
  );
}
