import { useEffect, useRef, useState } from 'react';
import { type Face, facesFor, plainFace } from '../../../domain/signature/faces.ts';
import { cx } from '../../lib/cx.ts';
import { Field } from '../field.tsx';
import { Input } from '../input.tsx';
import { INK, typedPng } from './ink-canvas.ts';
import { loadFace } from './load-face.ts';

/** A name typed and shown in handwriting faces that hold all its letters. */
export function TypeInk({ start, onInk }: { start: string; onInk: (png: Blob | null) => void }) {
  const [name, setName] = useState(start);
  const [wanted, setWanted] = useState('');
  const [loaded, setLoaded] = useState<readonly string[]>([plainFace.id]);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const usable = facesFor(name.trim()).filter((face) => !failed.includes(face.id));
  const offered = usable.length > 0 ? usable : [plainFace];
  const chosen = offered.find((face) => face.id === wanted) ?? offered[0] ?? plainFace;
  const ready = loaded.includes(chosen.id);
  const told = useRef(onInk);
  told.current = onInk;

  const names = offered.map((face) => face.id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `offered` is new each time, `names` is what it holds.
  useEffect(() => {
    for (const face of offered) {
      loadFace(face).then(
        () => setLoaded((known) => [...new Set([...known, face.id])]),
        () => setFailed((known) => [...known, face.id]),
      );
    }
  }, [names]);

  useEffect(() => {
    let over = false;
    const text = name.trim();
    const made = text === '' || !ready ? Promise.resolve(null) : typedPng(text, chosen);
    void made.then((png) => !over && told.current(png));
    return () => {
      over = true;
    };
  }, [name, chosen, ready]);

  return (
    <div className="flex flex-col gap-4">
      <Field label="Your name">
        {(control) => (
          <Input
            {...control}
            autoComplete="name"
            dir="auto"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="sr-only">Handwriting</legend>
        {offered.map((face, at) => (
          <FaceChoice
            key={face.id}
            face={face}
            label={`Handwriting ${at + 1}`}
            name={name.trim()}
            shown={loaded.includes(face.id)}
            chosen={face.id === chosen.id}
            onChoose={() => setWanted(face.id)}
          />
        ))}
      </fieldset>
    </div>
  );
}

interface FaceChoiceProps {
  face: Face;
  label: string;
  name: string;
  shown: boolean;
  chosen: boolean;
  onChoose: () => void;
}

function FaceChoice({ face, label, name, shown, chosen, onChoose }: FaceChoiceProps) {
  const fontSize = Math.max(18, Math.min(face.size, (face.size * 14) / Math.max(1, name.length)));
  const look = { fontFamily: `"${face.family}", system-ui, sans-serif`, fontWeight: face.weight, fontSize, color: INK };
  return (
    <label
      className={cx(
        'grid h-18 cursor-pointer place-items-center overflow-hidden rounded-card border-2 bg-paper px-3 has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
        chosen ? 'border-accent' : 'border-line',
      )}
    >
      <input type="radio" name="face" className="sr-only" aria-label={label} checked={chosen} onChange={onChoose} />
      <span dir="auto" className={cx('whitespace-nowrap', !shown && 'invisible')} style={look}>
        {name || 'Your name'}
      </span>
    </label>
  );
}
