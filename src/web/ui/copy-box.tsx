import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { copyText } from '../lib/clipboard.ts';
import { IconButton } from './icon-button.tsx';

/** Says "copied" for 2 s after a copy that worked. */
export function useCopied(): [copied: boolean, copy: (text: string) => Promise<void>] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return [copied, async (text) => setCopied(await copyText(text))];
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, copy] = useCopied();
  return (
    <>
      <IconButton icon={copied ? Check : Copy} label={label} size={28} onClick={() => void copy(text)} />
      <span role="status" className="sr-only">
        {copied ? 'Copied' : ''}
      </span>
    </>
  );
}

/** An address or token that wraps instead of hiding its end, with its own copy button or a note at the end. */
export function CopyBox({
  label,
  text,
  copyLabel,
  end,
}: {
  label: string;
  text: string;
  copyLabel?: string;
  end?: ReactNode;
}) {
  return (
    <div>
      <p className="mb-1 text-caption font-medium text-muted">{label}</p>
      <div className="flex min-h-12 items-center justify-between gap-2 rounded-control border border-line bg-code ps-3 pe-1 sm:min-h-9">
        <code className="min-w-0 py-1.5 font-mono text-caption leading-5 break-all text-text">{text}</code>
        {copyLabel !== undefined && <CopyButton text={text} label={copyLabel} />}
        {end !== undefined && <span className="shrink-0 pe-2 text-caption text-muted">{end}</span>}
      </div>
    </div>
  );
}
