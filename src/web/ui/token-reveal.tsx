import { Check, CircleCheck, Copy } from 'lucide-react';
import { Button } from './button.tsx';
import { useCopied } from './copy-box.tsx';

/** A secret in full, this once. */
export function TokenReveal({ token, what }: { token: string; what: string }) {
  const [copied, copy] = useCopied();
  return (
    <div className="rounded-control border border-success bg-[color-mix(in_srgb,var(--success)_6%,var(--raised))] p-3">
      <p role="status" className="mb-2 flex items-center gap-2 text-body font-medium text-success">
        <CircleCheck aria-hidden="true" className="size-4" strokeWidth={1.75} />
        Copy it now. It’s shown only once.
      </p>
      <div className="flex flex-col gap-2 sm:flex-row sm:items-start">
        <textarea
          readOnly
          rows={1}
          value={token}
          aria-label={what}
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          className="field-sizing-content min-h-12 w-full min-w-0 flex-1 resize-none rounded-control border border-control bg-raised px-2.5 py-3 font-mono text-caption leading-5 break-all text-text sm:min-h-9 sm:py-1.5"
        />
        <Button
          variant="primary"
          icon={copied ? Check : Copy}
          onClick={() => void copy(token)}
          className="shrink-0 sm:min-h-9"
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  );
}
