import { useQuery } from '@tanstack/react-query';
import { PenLine } from 'lucide-react';
import { messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { documentQuery, linkQuery } from '../api/documents.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

/** One's own link: the signing page opens in a new tab. */
export function SignDialog({ id, title, onClose }: ActDialogProps) {
  const document = useQuery(documentQuery(id));
  const mine = document.data?.recipients.find(
    (person) => person.isMe && document.data.may.copyLink.includes(person.id),
  );
  const link = useQuery({ ...linkQuery(id, mine?.id ?? ''), enabled: mine !== undefined });
  const problem = document.error ?? link.error;
  return (
    <Dialog open onOpenChange={onClose} title={`Sign ${title}`} description="The signing page opens in a new tab.">
      {problem !== null && <Banner tone="danger">{messageOf(problem)}</Banner>}
      {document.data !== undefined && mine === undefined && <p className="text-body">It is not your turn now.</p>}
      <DialogActions>
        {link.data === undefined ? (
          problem === null && <Skeleton className="h-10 w-32" />
        ) : (
          <a
            href={link.data.url}
            target="_blank"
            rel="noreferrer"
            onClick={onClose}
            className={buttonClass({ variant: 'primary' })}
          >
            <PenLine aria-hidden="true" className="size-4" strokeWidth={1.75} />
            Open and sign
          </a>
        )}
      </DialogActions>
    </Dialog>
  );
}
