import { useState } from 'react';
import { messageOf } from '../../../lib/api.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Button } from '../../../ui/button.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useRemoveCertificate } from '../api/signing-certificate.ts';
import { UploadCertificate } from './upload-certificate.tsx';

/** Replace or remove what is uploaded. `insteadOf` says who seals once it is removed. */
export function ChangeCertificate({ insteadOf, mayReplace }: { insteadOf: string; mayReplace: boolean }) {
  const [replacing, setReplacing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const remove = useRemoveCertificate();
  if (replacing) return <UploadCertificate replacing onDone={() => setReplacing(false)} />;
  return (
    <div className="flex flex-wrap gap-2">
      {mayReplace && <Button onClick={() => setReplacing(true)}>Replace</Button>}
      <Button variant="danger" onClick={() => setRemoving(true)}>
        Remove
      </Button>
      <AlertDialog
        open={removing}
        onOpenChange={() => setRemoving(false)}
        title="Remove the certificate?"
        description={`Its key is erased here. From now on ${insteadOf} seals your documents; those sealed already stay valid.`}
        action="Remove certificate"
        loading={remove.isPending}
        error={remove.isError ? messageOf(remove.error) : undefined}
        onAction={() =>
          whenDone(remove.mutateAsync(), () => {
            setRemoving(false);
            tell('Certificate removed');
          })
        }
      />
    </div>
  );
}
