import { type FormEvent, useRef, useState } from 'react';
import { ApiError, messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { PasswordInput } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useUploadCertificate } from '../api/signing-certificate.ts';

const MOST_BYTES = 256 * 1024;

/** A PKCS#12 file and its password. `onDone` closes the form where it stands beside a certificate. */
export function UploadCertificate({ replacing, onDone }: { replacing: boolean; onDone?: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<string | undefined>();
  const upload = useUploadCertificate();
  const wrongPassword = upload.error instanceof ApiError && upload.error.detail.fault === 'wrong-password';

  function choose(chosen: File | undefined): void {
    if (chosen === undefined) return;
    upload.reset();
    setFile(chosen);
    setMissing(chosen.size > MOST_BYTES ? 'This file is too large for a PKCS#12 file.' : undefined);
  }

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (file === null) return setMissing('Choose a file first.');
    if (missing !== undefined) return;
    try {
      await upload.mutateAsync({ file, password });
    } catch {
      return;
    }
    setFile(null);
    setPassword('');
    tell(replacing ? 'Certificate replaced' : 'Certificate uploaded');
    onDone?.();
  }

  return (
    <form noValidate onSubmit={(event) => void send(event)} className="flex max-w-md flex-col gap-4">
      <Field label="PKCS#12 file" hint="Ends in .p12 or .pfx, and holds the key with its certificates." error={missing}>
        {(field) => (
          <div className="flex min-w-0 flex-wrap items-center gap-3">
            <Button id={field.id} aria-describedby={field['aria-describedby']} onClick={() => input.current?.click()}>
              Choose a file
            </Button>
            <span className="min-w-0 text-body break-words text-muted">
              {file === null ? 'None chosen' : file.name}
            </span>
            <input
              ref={input}
              type="file"
              accept=".p12,.pfx,application/x-pkcs12"
              aria-label="PKCS#12 file to upload"
              className="hidden"
              onChange={(event) => {
                choose(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </div>
        )}
      </Field>
      <Field
        label="Password of the file"
        hint="Used once to open it, and not kept."
        error={wrongPassword ? messageOf(upload.error) : undefined}
      >
        {(field) => (
          <PasswordInput
            {...field}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="off"
          />
        )}
      </Field>
      {upload.isError && !wrongPassword && <Banner tone="danger">{messageOf(upload.error)}</Banner>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={upload.isPending}>
          {replacing ? 'Replace certificate' : 'Upload certificate'}
        </Button>
        {onDone !== undefined && <Button onClick={onDone}>Cancel</Button>}
      </div>
    </form>
  );
}
