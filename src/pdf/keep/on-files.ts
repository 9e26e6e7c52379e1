import { openPdf } from '../document/reader.ts';
import { hashed } from '../per-signer/on-files.ts';
import { reading } from '../seal/seal-file.ts';
import type { PreparedSignature, PreparedTimestamp, SealedRevision } from '../seal/types.ts';
import { prepareApproval as approve, fillOnly, prepareApprovalTimestamp as stamp } from './approve.ts';
import type { FillKeptRequest, PrepareApprovalRequest, PrepareApprovalTimestampRequest } from './types.ts';

/** `fillOnly` of `approve.ts` for a file on disk; as all of these, it reads what it needs and hashes the rest. */
export function fillKept(request: FillKeptRequest): Promise<SealedRevision> {
  return reading(request.from, (_, base) => fillOnly(openPdf(base), request));
}

export function prepareApproval(request: PrepareApprovalRequest): Promise<PreparedSignature> {
  return hashed(request.from, request.signature.signer, (file, digest) => approve(file, digest, request));
}

export function prepareApprovalTimestamp(request: PrepareApprovalTimestampRequest): Promise<PreparedTimestamp> {
  return hashed(request.from, null, async (file, digest) => stamp(file, digest, request));
}
