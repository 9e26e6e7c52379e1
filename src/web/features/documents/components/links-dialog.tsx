import { useQuery } from '@tanstack/react-query';
import type { RecipientView } from '../../../../contract/app/documents.ts';
import { messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { documentQuery, linkQuery } from '../api/documents.ts';
import { nameOf } from './person-words.ts';
import type { ActDialogProps } from './remind-dialog.tsx';

/** Each person's own link, to be passed on by hand. */
export function LinksDialog({ id, title, onClose }: ActDialogProps) {
  const document = useQuery(documentQuery(id));
  const people = document.data?.recipients.filter((person) => document.data.may.copyLink.includes(person.id));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Links to ${title}`}
      description="Whoever has a link can act as that person. Give each only to its owner."
    >
      <div className="flex flex-col gap-4">
        {document.isPending && <Skeleton className="h-12 w-full" />}
        {document.isError && <Banner tone="danger">{messageOf(document.error)}</Banner>}
        {people?.length === 0 && <p className="text-body text-muted">Nobody has a link that works now.</p>}
        {people?.map((person) => (
          <PersonLink key={person.id} documentId={id} person={person} />
        ))}
      </div>
    </Dialog>
  );
}

function PersonLink({ documentId, person }: { documentId: string; person: RecipientView }) {
  const link = useQuery(linkQuery(documentId, person.id));
  if (link.isPending) return <Skeleton className="h-12 w-full" />;
  if (link.isError) return <Banner tone="danger">{messageOf(link.error)}</Banner>;
  return <CopyBox label={nameOf(person)} text={link.data.url} copyLabel={`Copy the link of ${nameOf(person)}`} />;
}
