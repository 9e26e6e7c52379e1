import { useState } from 'react';
import { savedPicturePath } from '../../../../contract/app/saved-signatures.ts';
import type { SavedKind } from '../../../../domain/account/saved-signature.ts';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { InkSheet } from '../../../ui/signature/ink-sheet.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useClearSignature, useSaveSignature } from '../api/saved-signatures.ts';

interface SavedCardProps {
  kind: SavedKind;
  title: string;
  /** Of the picture that is saved; null for none. */
  sha256: string | null;
  /** What Type begins with. */
  name: string;
}

/** One picture to sign with: shown as it will be stamped, changed, cleared. */
export function SavedCard({ kind, title, sha256, name }: SavedCardProps) {
  const [open, setOpen] = useState(false);
  const save = useSaveSignature();
  const clear = useClearSignature();
  const word = title.toLowerCase();

  async function keep(picture: Blob): Promise<void> {
    await save.mutateAsync({ kind, picture });
    setOpen(false);
    tell(`${title} saved`);
  }

  return (
    <Card label={title}>
      <h2 className="text-body font-semibold">{title}</h2>
      {sha256 === null ? (
        <p className="mt-3 grid h-28 place-items-center rounded-control border border-dashed border-control px-4 text-center text-body text-muted">
          None saved
        </p>
      ) : (
        <div className="mt-3 h-28 rounded-control border border-line bg-paper p-3">
          <img
            src={`${savedPicturePath(kind)}?v=${sha256.slice(0, 8)}`}
            alt={`Your ${word}`}
            className="size-full object-contain"
          />
        </div>
      )}
      {clear.isError && (
        <div className="mt-3">
          <Banner tone="danger">{messageOf(clear.error)}</Banner>
        </div>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button onClick={() => setOpen(true)}>{sha256 === null ? `Add ${word}` : `Change ${word}`}</Button>
        {sha256 !== null && (
          <Button
            variant="danger"
            loading={clear.isPending}
            onClick={() => whenDone(clear.mutateAsync(kind), () => tell(`${title} cleared`))}
          >
            {`Clear ${word}`}
          </Button>
        )}
      </div>
      {open && <InkSheet kind={kind} name={name} onApply={keep} onClose={() => setOpen(false)} />}
    </Card>
  );
}
