import { useQuery } from '@tanstack/react-query';
import { messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
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
        <FileList files={document.data.files} finished={document.data.status === 'completed'} />
      )}
    </Dialog>
  );
}
