import { FileText } from 'lucide-react';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { hasCode, messageOf } from '../../../lib/api.ts';
import { useInstance } from '../../../lib/instance.ts';
import { fileSize } from '../../../lib/numbers.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { PasswordInput } from '../../../ui/input.tsx';
import { uploadDraft } from '../api/upload.ts';
import { type Choices, FileQuestion, questionOf } from './file-question.tsx';

interface NewDraftDialogProps {
  file: File;
  onClose: () => void;
  onMade: (documentId: string) => void;
}

/** Uploads the file that begins a draft: how far it is, its password where it has one, or why it can't be used. */
export function NewDraftDialog({ file, onClose, onMade }: NewDraftDialogProps) {
  const { environment } = useInstance();
  const [share, setShare] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [password, setPassword] = useState('');
  const chosen = useRef<Choices>({ password: '', form: 'ask', flattenSigned: false });
  const running = useRef<AbortController | null>(null);
  const made = useRef(onMade);
  made.current = onMade;

  const upload = useCallback(
    async (more: Partial<Choices> = {}) => {
      chosen.current = { ...chosen.current, ...more };
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      setError(null);
      setShare(0);
      try {
        const draft = await uploadDraft(file, {
          kind: 'document',
          ...chosen.current,
          onProgress: setShare,
          signal: control.signal,
        });
        if (!control.signal.aborted) made.current(draft.id);
      } catch (fault) {
        if (!control.signal.aborted) setError(fault);
      }
    },
    [file],
  );
  useEffect(() => {
    void upload();
    return () => running.current?.abort();
  }, [upload]);

  const question = questionOf(error);
  const locked = hasCode(error, 'password-needed') || hasCode(error, 'password-wrong');
  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (password !== '') void upload({ password });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={locked ? 'This file has a password' : (question?.title ?? 'Send for signature')}
      {...(environment === 'sandbox' ? { description: 'Do not upload confidential data.' } : {})}
    >
      <p className="flex items-center gap-3">
        <FileText aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.75} />
        <span className="min-w-0 flex-1 truncate font-medium" title={file.name}>
          {file.name}
        </span>
        <span className="shrink-0 text-muted">{fileSize(file.size)}</span>
      </p>
      {error === null && (
        <>
          <div
            role="progressbar"
            aria-label="Upload"
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(share * 100)}
            className="mt-4 h-2 overflow-hidden rounded-full bg-hover"
          >
            <div className="h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
          </div>
          <p role="status" className="mt-2 text-caption text-muted">
            {share < 1 ? `${Math.round(share * 100)} % uploaded` : 'Reading the pages'}
          </p>
        </>
      )}
      {locked && (
        <form onSubmit={onSubmit} className="mt-4">
          <Field
            label="Password of the file"
            hint="Used once to open it; it is not kept."
            error={hasCode(error, 'password-wrong') ? 'This is not its password.' : undefined}
          >
            {(control) => (
              <PasswordInput
                {...control}
                autoFocus
                autoComplete="off"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary">
              Open the file
            </Button>
          </DialogActions>
        </form>
      )}
      {question && <FileQuestion {...question} onCancel={onClose} onAnswer={(answer) => void upload(answer)} />}
      {error !== null && !locked && !question && (
        <div className="mt-4">
          <Banner tone="danger">{messageOf(error)}</Banner>
        </div>
      )}
      {!locked && !question && (
        <DialogActions>
          <Button onClick={onClose}>{error === null ? 'Cancel' : 'Close'}</Button>
          {error !== null && (
            <Button variant="primary" onClick={() => void upload()}>
              Try again
            </Button>
          )}
        </DialogActions>
      )}
    </Dialog>
  );
}
