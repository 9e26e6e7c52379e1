import { queryOptions } from '@tanstack/react-query';
import {
  lookUpDocument,
  type VerificationReport,
  verificationReport,
  verifyPath,
} from '../../../../contract/app/verify.ts';
import { callQuietly, postFile } from '../../../lib/api.ts';

/** A file and what was found out about it. */
export interface Checked {
  readonly name: string;
  readonly report: VerificationReport;
}

export async function checkFile(file: File): Promise<Checked> {
  // Sent as a PDF whatever its name says: what it is, the answer tells.
  const report = await postFile(verifyPath, file, 'application/pdf', verificationReport);
  return { name: file.name, report };
}

export const lookUpQuery = (id: string) =>
  queryOptions({
    queryKey: ['verify', id],
    queryFn: () => callQuietly(lookUpDocument, { params: { id }, query: {} }),
    retry: false,
  });
