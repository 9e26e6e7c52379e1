import { Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type SignaturePad from 'signature_pad';
import { Button } from '../button.tsx';
import { croppedPng, INK } from './ink-canvas.ts';

/** A pad to draw on; `onInk` hears the picture after each stroke. */
export function DrawInk({ onInk }: { onInk: (png: Blob | null) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [empty, setEmpty] = useState(true);
  const [ready, setReady] = useState(false);
  const told = useRef(onInk);
  told.current = onInk;

  function changed(): void {
    const drawn = pad.current !== null && !pad.current.isEmpty();
    setEmpty(!drawn);
    if (!drawn || canvas.current === null) told.current(null);
    else void croppedPng(canvas.current).then((png) => told.current(png));
  }
  const hear = useRef(changed);
  hear.current = changed;

  useEffect(() => {
    const box = canvas.current;
    if (box === null) return;
    let over = false;
    function resize(): void {
      if (box === null || box.offsetWidth === 0) return;
      const ratio = Math.max(window.devicePixelRatio, 2);
      const strokes = pad.current?.toData();
      box.width = box.offsetWidth * ratio;
      box.height = box.offsetHeight * ratio;
      box.getContext('2d')?.scale(ratio, ratio);
      if (strokes) pad.current?.fromData(strokes);
    }
    const watcher = new ResizeObserver(resize);
    void import('signature_pad').then(({ default: Pad }) => {
      if (over) return;
      resize();
      pad.current = new Pad(box, { minWidth: 1.2, maxWidth: 3.2, penColor: INK });
      pad.current.addEventListener('beginStroke', () => setEmpty(false));
      pad.current.addEventListener('endStroke', () => hear.current());
      watcher.observe(box);
      setReady(true);
    });
    return () => {
      over = true;
      watcher.disconnect();
      pad.current?.off();
    };
  }, []);

  return (
    <div className="flex flex-col gap-2">
      <div className="relative h-48 rounded-card border border-control bg-paper">
        <canvas
          ref={canvas}
          role="img"
          aria-label="Area to sign in"
          aria-busy={!ready}
          className="size-full touch-none rounded-card"
        />
        <span aria-hidden="true" className="pointer-events-none absolute inset-x-6 bottom-10 h-px bg-[#d7dbe4]" />
        {ready && empty && (
          <p className="pointer-events-none absolute inset-x-0 bottom-3 text-center text-caption text-[#5b6475]">
            Sign above the line with mouse, pen or finger
          </p>
        )}
      </div>
      <div className="flex justify-end gap-2">
        <Button
          variant="quiet"
          icon={Undo2}
          onClick={() => {
            pad.current?.fromData(pad.current.toData().slice(0, -1));
            changed();
          }}
        >
          Undo
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            pad.current?.clear();
            changed();
          }}
        >
          Clear
        </Button>
      </div>
    </div>
  );
}
