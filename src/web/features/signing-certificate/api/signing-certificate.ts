import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  readSigningCertificate,
  removeSigningCertificate,
  type SigningCertificatePage,
  uploadSigningCertificate,
} from '../../../../contract/app/signing-certificate.ts';
import { call } from '../../../lib/api.ts';

export const signingCertificateQuery = queryOptions({
  queryKey: ['signing-certificate'],
  queryFn: () => call(readSigningCertificate),
});

function useKeep(): (page: SigningCertificatePage) => void {
  const client = useQueryClient();
  return (page) => {
    client.setQueryData(signingCertificateQuery.queryKey, page);
    void client.invalidateQueries({ queryKey: ['account-log'] });
  };
}

export function useUploadCertificate() {
  const keep = useKeep();
  return useMutation({
    mutationFn: async ({ file, password }: { file: File; password: string }) =>
      call(uploadSigningCertificate, { body: { file: await base64Of(file), password } }),
    onSuccess: keep,
    // The password is not kept once it was sent.
    gcTime: 0,
  });
}

export function useRemoveCertificate() {
  return useMutation({ mutationFn: () => call(removeSigningCertificate), onSuccess: useKeep() });
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
