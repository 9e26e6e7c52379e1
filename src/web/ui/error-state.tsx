import { CircleAlert } from 'lucide-react';
import { ApiError, messageOf } from '../lib/api.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-box.tsx';
import { SupportLine } from './support-link.tsx';

/** What happened, a way on, and a reference to copy; the support address, as the reader may not be able to mend it. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const reference = error instanceof ApiError ? error.reference : '';
  return (
    <div role="alert" className="flex flex-col items-center gap-4 px-4 py-12 text-center">
      <CircleAlert aria-hidden="true" className="size-8 text-danger" strokeWidth={1.75} />
      <p className="max-w-md text-body">{messageOf(error)}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
      <p className="text-caption text-muted">
        <SupportLine before="If it stays like this, write to" />
        {reference !== '' && (
          <span className="mt-2 flex items-center justify-center gap-1">
            Reference <span className="font-mono">{reference}</span>
            <CopyButton text={reference} label="Copy reference" />
          </span>
        )}
      </p>
    </div>
  );
}
