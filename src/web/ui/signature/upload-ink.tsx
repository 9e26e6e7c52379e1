import { ImageUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../button.tsx';
import { Checkbox } from '../checkbox.tsx';
import { FieldError } from '../field.tsx';
import { cleanedPng } from './ink-canvas.ts';

const MOST_BYTES = 5 * 1024 * 1024;

/** A picture from the device; of ink on paper the paper is taken away unless one wants it. */
export function UploadInk({ paper, onInk }: { paper: boolean; onInk: (picture: Blob | null) => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [clean, setClean] = useState(!paper);
  const [shown, setShown] = useState<string | null>(null);
  const [fault, setFault] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const told = useRef(onInk);
  told.current = onInk;

  useEffect(() => {
    if (file === null) return;
    let over = false;
    let address: string | null = null;
    void (clean ? cleanedPng(file) : Promise.resolve(file)).then((picture) => {
      if (over) return;
      setFault(picture === null ? 'This picture can’t be read. Choose a PNG or JPEG.' : '');
      address = picture && URL.createObjectURL(picture);
      setShown(address);
      told.current(picture);
    });
    return () => {
      over = true;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [file, clean]);

  return (
    <div className="flex flex-col items-start gap-3">
      {shown !== null && (
        <img
          src={shown}
          alt="What you chose"
          className="max-h-40 max-w-full rounded-card border border-line bg-paper p-2"
        />
      )}
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen === undefined) return;
          if (chosen.size > MOST_BYTES) setFault('This picture is larger than 5 MB.');
          else setFile(chosen);
        }}
      />
      <Button icon={ImageUp} onClick={() => input.current?.click()}>
        {shown === null ? 'Choose a picture' : 'Choose another'}
      </Button>
      <p className="text-caption text-muted">PNG or JPEG, at most 5 MB</p>
      {fault !== '' && <FieldError text={fault} />}
      <Checkbox label="Without the paper behind it" checked={clean} onChange={setClean} />
    </div>
  );
}
