import { Download, FileText, ShieldCheck } from 'lucide-react';
import type { DocumentFile } from '../../../../contract/app/documents.ts';
import { buttonClass } from '../../../ui/button.tsx';

const kinds = {
  original: 'As it was sent',
  signed: 'Signed document',
  certificate: 'Completion certificate',
} as const;

/** Every file there is, each with its download. */
export function FileList({ files, finished }: { files: readonly DocumentFile[]; finished: boolean }) {
  return (
    <ul>
      {files.map((file) => {
        const Icon = file.kind === 'certificate' ? ShieldCheck : FileText;
        const kind = file.kind === 'signed' && !finished ? 'As it stands now' : kinds[file.kind];
        return (
          <li key={file.kind} className="flex min-h-14 items-center gap-3 border-b border-hair py-2">
            <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
            <span className="min-w-0 flex-1">
              <span className="block text-body font-medium">{kind}</span>
              <span className="block text-caption break-words text-muted">{file.name}</span>
            </span>
            <a
              href={file.url}
              download={file.name}
              aria-label={`Download: ${kind}`}
              className={buttonClass({ size: 'small' })}
            >
              <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
              Download
            </a>
          </li>
        );
      })}
    </ul>
  );
}
