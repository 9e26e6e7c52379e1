/** @jsxImportSource preact */
import type { UploadedFile, Widget } from '../../domain/widget/types.ts';
import type { Signing } from '../open/use-signing.ts';
import type { Upload } from '../open/use-uploads.ts';
import { IconButton } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

interface Props {
  readonly signing: Signing;
  readonly widget: Widget;
  readonly files: readonly UploadedFile[];
  readonly coming: readonly Upload[];
}

/** What is attached, what is on its way, and what was refused and why. */
export function FileRows({ signing, widget, files, coming }: Props) {
  if (files.length === 0 && coming.length === 0) return null;
  return (
    <ul class="file-rows" aria-label={words.attach.list}>
      {files.map((file) => (
        <li key={file.id} class="file-row">
          <Icon name="file" size={20} />
          <span class="file-words">
            <bdi class="file-name">{file.name}</bdi>
            <span>{`${words.strip.pages(file.pages.length)}, ${sizeText(file.size)}`}</span>
          </span>
          <IconButton label={words.attach.remove(file.name)} onClick={() => signing.detach(widget, file)}>
            <Icon name="bin" size={20} />
          </IconButton>
        </li>
      ))}
      {coming.map((upload) =>
        upload.fault ? (
          <Refused key={upload.key} {...{ signing, upload }} />
        ) : (
          <Coming key={upload.key} {...{ signing, upload }} />
        ),
      )}
    </ul>
  );
}

interface RowProps {
  readonly signing: Signing;
  readonly upload: Upload;
}

function Coming({ signing, upload }: RowProps) {
  return (
    <li class="file-row">
      <Icon name="file" size={20} />
      <span class="file-words">
        <bdi class="file-name">{upload.name}</bdi>
        {upload.sent < 1 ? (
          <progress value={upload.sent} max={1} aria-label={words.attach.uploading(upload.name)} />
        ) : (
          <span>{words.attach.checking}</span>
        )}
      </span>
      <IconButton label={words.attach.cancel(upload.name)} onClick={() => signing.drop(upload.key)}>
        <Icon name="close" size={20} />
      </IconButton>
    </li>
  );
}

function Refused({ signing, upload }: RowProps) {
  return (
    <li class="file-row refused">
      <Icon name="alert" size={20} />
      <span class="file-words">
        <bdi class="file-name">{upload.name}</bdi>
        <span role="alert">{upload.fault}</span>
      </span>
      <IconButton label={words.attach.dismiss(upload.name)} onClick={() => signing.drop(upload.key)}>
        <Icon name="close" size={20} />
      </IconButton>
    </li>
  );
}

function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return `${Math.max(1, Math.round(kilobytes))} KB`;
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}
