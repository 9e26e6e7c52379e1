import { useState } from 'react';
import type { TemplateRow } from '../../../../contract/app/templates.ts';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { tell } from '../../../ui/toast.tsx';
import { usePublish } from '../api/templates.ts';

/** Opens a template to everybody with its address, shows the address, or closes it again. */
export function PublicDialog({ template, onClose }: { template: TemplateRow; onClose: () => void }) {
  const [url, setUrl] = useState(template.publicUrl);
  const publish = usePublish();
  const { id, title } = template;
  const set = (isPublic: boolean, goOn: (made: string | null) => void) =>
    whenDone(publish.mutateAsync({ id, isPublic }), (answer) => goOn(answer.publicUrl));
  const error = publish.isError ? messageOf(publish.error) : undefined;
  if (url === null) {
    return (
      <AlertDialog
        open
        harmless
        onOpenChange={onClose}
        title={`Make ${title} public?`}
        description="Whoever has its address can fill it in and sign it, after proving an email address by a code. Each signed copy becomes a document of yours and uses 1 credit. Editing the template makes it private again."
        action="Make public"
        loading={publish.isPending}
        error={error}
        onAction={() => set(true, setUrl)}
      />
    );
  }
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={`${title} is public`}
      description="Whoever has this address can sign it. Made private, the address leads to nothing."
      action="Make private"
      loading={publish.isPending}
      error={error}
      onAction={() =>
        set(false, () => {
          onClose();
          tell(`${title} is private`);
        })
      }
    >
      <CopyBox label="Public address" text={url} copyLabel="Copy the public address" />
    </AlertDialog>
  );
}
