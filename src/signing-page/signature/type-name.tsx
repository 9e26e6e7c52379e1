/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { PenColor } from '../../domain/document/types.ts';
import { type Face, facesFor, plainFace } from '../../domain/signature/faces.ts';
import { usePage } from '../context.ts';
import { useWhen } from '../effects.ts';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { typedPicture } from './canvas.ts';
import { inks, Pens } from './pens.tsx';

interface Props {
  readonly label: string;
  readonly start: string;
  readonly colors: readonly PenColor[];
  readonly focus: boolean;
  /** `soon`: the picture is on its way, its face is still loading. */
  readonly onInk: (picture: string | undefined, soon?: boolean) => void;
}

const loads = new Map<string, Promise<void>>();

/** Loads a handwriting face once; it is asked for only when Type opens. */
function loadFace(face: Face, files: readonly string[]): Promise<void> {
  const known = loads.get(face.id);
  if (known) return known;
  const load = Promise.all(
    files.map(async (file) => {
      const ranges = file.includes('latin-ext') ? { unicodeRange: 'U+0100-02FF,U+1E00-1EFF' } : {};
      document.fonts.add(
        await new FontFace(face.family, `url("${file}")`, { weight: String(face.weight), ...ranges }).load(),
      );
    }),
  ).then(() => undefined);
  loads.set(face.id, load);
  load.catch(() => loads.delete(face.id));
  return load;
}

/** A name typed and shown in handwriting faces that hold all its letters. */
export function TypeName({ label, start, colors, focus, onInk }: Props) {
  const { options } = usePage();
  const [name, setName] = useState(start);
  const [wanted, setWanted] = useState('');
  const [pen, setPen] = useState<PenColor>(colors[0] ?? 'blue');
  const [loaded, setLoaded] = useState<readonly string[]>([plainFace.id]);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const usable = facesFor(name.trim()).filter((face) => !failed.includes(face.id));
  const offered = usable.length > 0 ? usable : [plainFace];
  const chosen = offered.find((face) => face.id === wanted) ?? offered[0] ?? plainFace;
  const ready = loaded.includes(chosen.id);

  useWhen([offered.map((face) => face.id).join(' ')], () => {
    for (const face of offered) {
      const files = options.assets.faces[face.id];
      if (!files || loaded.includes(face.id)) continue;
      loadFace(face, files).then(
        () => setLoaded((known) => [...known, face.id]),
        // Without a connection one can still sign, in plain letters.
        () => setFailed((known) => [...known, face.id]),
      );
    }
  });

  useWhen([name, chosen.id, pen, ready], () => {
    const text = name.trim();
    if (text !== '' && !ready) onInk(undefined, true);
    else onInk(text === '' ? undefined : typedPicture(text, chosen, inks[pen]));
  });

  return (
    <div class="type-name">
      <label class="input-label" for="typed-name">
        {label}
      </label>
      <input
        id="typed-name"
        class="input"
        value={name}
        maxLength={80}
        autocomplete="name"
        dir="auto"
        onInput={(event) => setName(event.currentTarget.value)}
        {...(focus ? { 'data-focus': '' } : {})}
      />
      <fieldset class="faces">
        <legend class="unseen">{words.signature.face}</legend>
        {offered.map((face, at) => (
          <label key={face.id} class={face.id === chosen.id ? 'face chosen' : 'face'}>
            <input
              type="radio"
              name="face"
              checked={face.id === chosen.id}
              onChange={() => setWanted(face.id)}
              aria-label={
                face.id === plainFace.id ? words.signature.plainFace : words.signature.faceOption(String(at + 1))
              }
            />
            <span
              class="face-name"
              dir="auto"
              style={{
                fontFamily: `"${face.family}", system-ui, sans-serif`,
                fontWeight: face.weight,
                fontSize: `${Math.max(20, Math.min(face.size, (face.size * 16) / Math.max(1, name.length)))}px`,
                color: inks[pen],
                visibility: loaded.includes(face.id) ? undefined : 'hidden',
              }}
            >
              {name.trim() || words.signature.yourName}
            </span>
            <span class="face-check">
              <Icon name="check" size={16} />
            </span>
          </label>
        ))}
      </fieldset>
      <Pens colors={colors} chosen={pen} onChoose={setPen} />
    </div>
  );
}
