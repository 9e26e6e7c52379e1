import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { zipPath } from '../../../../contract/app/document-exports.ts';
import { messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { documentQuery } from '../api/documents.ts';
import { FileList } from './file-list.tsx';
import type { ActDialogProps } from './remind-dialog.tsx';

export function DownloadDialog({ id, title, onClose }: ActDialogProps) {
  const document = useQuery({ ...documentQuery(id), staleTime: 0 });
  return (
    <Dialog open onOpenChange={onClose} title={`Download ${title}`}>
      {document.isPending && <Skeleton className="mt-3 h-14 w-full" />}
      {document.isError && <Banner tone="danger">{messageOf(document.error)}</Banner>}
      {document.data !== undefined && (
        <>
          <FileList files={document.data.files} finished={document.data.status === 'completed'} />
          {document.data.files.some(({ kind }) => kind === 'certificate') && (
            <a href={zipPath([id])} download className={buttonClass({ wide: true })}>
              <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
              Signed document and certificate as ZIP
            </a>
          )}
        </>
      )}
    </Dialog>
  );
}
