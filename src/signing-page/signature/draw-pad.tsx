/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import type SignaturePad from 'signature_pad';
import type { PenColor } from '../../domain/document/types.ts';
import { useOnce } from '../effects.ts';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { cropped } from './canvas.ts';
import { loadPad } from './load-pad.ts';
import { inks, Pens } from './pens.tsx';

interface Props {
  readonly colors: readonly PenColor[];
  /** The ink so far as a picture; undefined for an empty pad. */
  readonly onInk: (picture: string | undefined) => void;
}

/** The pad to draw on. It asks for ink once its code is there; before that a stroke would leave nothing. */
export function DrawPad({ colors, onInk }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | undefined>(undefined);
  const [pen, setPen] = useState<PenColor>(colors[0] ?? 'blue');
  const [empty, setEmpty] = useState(true);
  const [ready, setReady] = useState(false);

  function changed(): void {
    const drawn = pad.current !== undefined && !pad.current.isEmpty();
    setEmpty(!drawn);
    onInk(drawn && canvas.current ? cropped(canvas.current) : undefined);
  }
  const told = useRef(changed);
  told.current = changed;

  useOnce(() => {
    let over = false;
    const box = canvas.current;
    if (!box) return;
    function resize(): void {
      if (!box || box.offsetWidth === 0) return;
      const ratio = Math.max(devicePixelRatio, 2);
      const strokes = pad.current?.toData();
      box.width = box.offsetWidth * ratio;
      box.height = box.offsetHeight * ratio;
      box.getContext('2d')?.scale(ratio, ratio);
      if (strokes) pad.current?.fromData(strokes);
    }
    const watcher = new ResizeObserver(resize);
    void loadPad().then(({ default: SignaturePadClass }) => {
      if (over) return;
      resize();
      pad.current = new SignaturePadClass(box, { minWidth: 1.2, maxWidth: 3.2, penColor: inks[pen] });
      pad.current.addEventListener('beginStroke', () => setEmpty(false));
      pad.current.addEventListener('endStroke', () => told.current());
      watcher.observe(box);
      setReady(true);
    });
    return () => {
      over = true;
      watcher.disconnect();
      pad.current?.off();
    };
  });

  function undo(): void {
    const strokes = pad.current?.toData() ?? [];
    pad.current?.fromData(strokes.slice(0, -1));
    changed();
  }

  return (
    <>
      <div class="pad">
        <canvas ref={canvas} role="img" aria-label={words.signature.padLabel} aria-busy={!ready} />
        <span class="pad-line" aria-hidden="true" />
        {ready && empty && (
          <p class="pad-empty">
            {words.signature.padEmpty}
            <span class="narrow-only">{words.signature.padTurn}</span>
          </p>
        )}
      </div>
      <div class="pad-tools">
        <Pens
          colors={colors}
          chosen={pen}
          onChoose={(color) => {
            setPen(color);
            if (!pad.current) return;
            pad.current.penColor = inks[color];
            // What is drawn already takes the new colour: a signature has one.
            pad.current.fromData(pad.current.toData().map((stroke) => ({ ...stroke, penColor: inks[color] })));
            changed();
          }}
        />
        <span class="pad-acts">
          <button type="button" class="quiet-button" onClick={undo}>
            <Icon name="undo" size={20} />
            {words.signature.undo}
          </button>
          <button
            type="button"
            class="quiet-button"
            onClick={() => {
              pad.current?.clear();
              changed();
            }}
          >
            {words.signature.clear}
          </button>
        </span>
      </div>
    </>
  );
}
