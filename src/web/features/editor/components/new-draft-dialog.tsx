import { FileText } from 'lucide-react';
import { hasCode, messageOf } from '../../../lib/api.ts';
import { useInstance } from '../../../lib/instance.ts';
import { fileSize } from '../../../lib/numbers.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { FilePassword } from './file-password.tsx';
import { FileQuestion, questionOf } from './file-question.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { useNewDraft } from './use-new-draft.ts';

interface NewDraftDialogProps {
  kind: 'document' | 'template';
  /** In the order in which their pages follow each other. */
  files: readonly File[];
  /** One signs it alone. */
  selfSign?: boolean;
  onClose: () => void;
  onMade: (id: string) => void;
}

/** Uploads the files that begin a draft: how far they are, a password where one has one, or why one can't be used. */
export function NewDraftDialog({ kind, files, selfSign = false, onClose, onMade }: NewDraftDialogProps) {
  const { environment } = useInstance();
  const { at, share, error, upload } = useNewDraft(kind, files, selfSign, onMade);
  const file = files[at] ?? files[0];
  if (file === undefined) return null;
  const question = questionOf(error, files.length === 1);
  const locked = hasCode(error, 'password-needed') || hasCode(error, 'password-wrong');

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={
        locked
          ? 'This file has a password'
          : (question?.title ??
            (kind === 'template' ? 'New template' : selfSign ? 'Sign it myself' : 'Send for signature'))
      }
      {...(environment === 'sandbox' ? { description: 'Do not upload confidential data.' } : {})}
    >
      <p className="flex items-center gap-3">
        <FileText aria-hidden="true" className="size-5 shrink-0 text-muted" strokeWidth={1.75} />
        <span className="min-w-0 flex-1 truncate font-medium" title={file.name}>
          {file.name}
        </span>
        <span className="shrink-0 text-muted">
          {files.length > 1 && `${at + 1} of ${files.length}, `}
          {fileSize(file.size)}
        </span>
      </p>
      {error === null && <UploadProgress share={share} />}
      {locked && (
        <FilePassword
          key={at}
          wrong={hasCode(error, 'password-wrong')}
          onCancel={onClose}
          onPassword={(password) => void upload({ password })}
        />
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
