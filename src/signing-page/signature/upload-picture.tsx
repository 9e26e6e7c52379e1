/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useWhen } from '../effects.ts';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { uploadedPicture } from './canvas.ts';

interface Props {
  /** Offers to make the paper behind the ink transparent. */
  readonly cleanable: boolean;
  readonly onInk: (picture: string | undefined) => void;
}

const most = 10 * 1024 * 1024;

/** A picture from the device: PNG or JPG, made smaller here before it is sent. */
export function UploadPicture({ cleanable, onInk }: Props) {
  const [file, setFile] = useState<File>();
  const [clean, setClean] = useState(cleanable);
  const [picture, setPicture] = useState<string>();
  const [fault, setFault] = useState('');

  useWhen([file, clean], () => {
    if (!file) return;
    let over = false;
    void uploadedPicture(file, cleanable && clean).then((made) => {
      if (over) return;
      setFault(made ? '' : words.signature.fileBad);
      setPicture(made);
      onInk(made);
    });
    return () => {
      over = true;
    };
  });

  return (
    <div class="upload">
      <label class="drop">
        <input
          type="file"
          accept="image/png,image/jpeg"
          class="unseen"
          data-focus=""
          aria-describedby="upload-hint"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            if (!chosen) return;
            if (chosen.size > most) return setFault(words.signature.fileBig);
            if (!/^image\/(png|jpeg)$/.test(chosen.type)) return setFault(words.signature.fileBad);
            setFile(chosen);
          }}
        />
        {picture ? <img src={picture} alt={words.signature.chosen} /> : <Icon name="upload" />}
        <span class="drop-word">{picture ? words.signature.chooseOther : words.signature.chooseFile}</span>
        <span class="input-hint" id="upload-hint">
          {words.signature.fileHint}
        </span>
      </label>
      {fault && (
        <p class="input-fault" role="alert">
          <Icon name="alert" size={20} />
          {fault}
        </p>
      )}
      {cleanable && (
        <label class="option">
          <input type="checkbox" checked={clean} onChange={() => setClean(!clean)} />
          <span>{words.signature.clean}</span>
        </label>
      )}
    </div>
  );
}
