import { FileUp } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button } from '../../../ui/button.tsx';

interface FileInputProps {
  file: File | null;
  onFile: (file: File | null) => void;
}

/** A PDF of one's own in place of the example's empty page; it is then sent as a form. */
export function FileInput({ file, onFile }: FileInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div>
      <p id={id} className="mb-1 text-body font-medium">
        File
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="min-w-0 text-body wrap-anywhere text-muted">
          {file === null ? 'The body holds an empty page as base64.' : `${file.name}, sent as a form with the body`}
        </span>
        <Button size="small" icon={FileUp} aria-describedby={id} onClick={() => input.current?.click()}>
          Choose a PDF
        </Button>
        {file !== null && (
          <Button size="small" variant="quiet" onClick={() => onFile(null)}>
            Leave it out
          </Button>
        )}
      </div>
      <p className="mt-1 text-caption text-muted">Do not upload confidential data.</p>
      <input
        ref={input}
        type="file"
        accept="application/pdf"
        hidden
        tabIndex={-1}
        aria-labelledby={id}
        onChange={(event) => {
          onFile(event.target.files?.[0] ?? null);
          event.target.value = '';
        }}
      />
    </div>
  );
}
