import { type ReactNode, useState } from 'react';
import { messageOf } from '../../lib/api.ts';
import { Banner } from '../banner.tsx';
import { Button } from '../button.tsx';
import { Sheet } from '../sheet.tsx';
import { Tabs } from '../tabs.tsx';
import { DrawInk } from './draw-ink.tsx';
import { TypeInk } from './type-ink.tsx';
import { UploadInk } from './upload-ink.tsx';

export type InkKind = 'signature' | 'initials' | 'stamp';

const titles: Readonly<Record<InkKind, string>> = {
  signature: 'Your signature',
  initials: 'Your initials',
  stamp: 'Your stamp',
};

interface InkSheetProps {
  kind: InkKind;
  /** What Type begins with. */
  name: string;
  /** Keeps the picture; a fault is shown and the sheet stays. */
  onApply: (picture: Blob) => Promise<void>;
  onClose: () => void;
}

type Way = 'draw' | 'type' | 'upload';

/** Draw, type or upload: Draw comes first to a finger, Type to mouse and keyboard; a stamp is a picture. */
export function InkSheet({ kind, name, onApply, onClose }: InkSheetProps) {
  const stamp = kind === 'stamp';
  const touch = window.matchMedia('(pointer: coarse)').matches;
  const [way, setWay] = useState<Way>(stamp ? 'upload' : touch ? 'draw' : 'type');
  const [picture, setPicture] = useState<Blob | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tried, setTried] = useState(false);

  async function apply(): Promise<void> {
    setTried(true);
    if (picture === null) return;
    setBusy(true);
    setError(null);
    try {
      await onApply(picture);
    } catch (fault) {
      setError(fault);
      setBusy(false);
    }
  }

  const upload = <UploadInk paper={stamp} onInk={setPicture} />;
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={titles[kind]}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={busy} onClick={() => void apply()} className="min-w-32">
            Apply
          </Button>
        </>
      }
    >
      {stamp ? (
        upload
      ) : (
        <Tabs
          label="How to sign"
          value={way}
          onChange={(next) => {
            setPicture(null);
            setWay(next);
          }}
          tabs={[
            {
              value: 'draw',
              label: 'Draw',
              content: (
                <Pane>
                  <DrawInk onInk={setPicture} />
                </Pane>
              ),
            },
            {
              value: 'type',
              label: 'Type',
              content: (
                <Pane>
                  <TypeInk start={name} onInk={setPicture} />
                </Pane>
              ),
            },
            { value: 'upload', label: 'Upload', content: <Pane>{upload}</Pane> },
          ]}
        />
      )}
      {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
      {tried && picture === null && (
        <p role="alert" className="mt-3 text-body text-danger">
          There is nothing to apply yet.
        </p>
      )}
    </Sheet>
  );
}

function Pane({ children }: { children: ReactNode }) {
  return <div className="pt-5">{children}</div>;
}
