import { schemeOf } from '../cms/schemes.ts';
import { openPdf, type PdfFile } from '../document/reader.ts';
import type { SigningIdentity } from '../engine.ts';
import { FileDigest } from '../seal/file-digest.ts';
import { pass, reading } from '../seal/seal-file.ts';
import type { PreparedSignature, PreparedTimestamp, SealedRevision } from '../seal/types.ts';
import { prepareForm as form } from './prepare-form.ts';
import {
  prepareClose as close,
  fillForm as fill,
  prepareFill as sign,
  prepareFormTimestamp as stamp,
} from './sign-form.ts';
import type {
  FillRequest,
  PrepareCloseRequest,
  PrepareFillRequest,
  PrepareFormRequest,
  PrepareFormTimestampRequest,
} from './types.ts';

/** `prepareForm` of `prepare-form.ts` for a file on disk; as all of these, it reads what it needs and hashes the rest. */
export function prepareForm(request: PrepareFormRequest): Promise<PreparedSignature> {
  return hashed(request.from, request.signature.signer, async (file, digest) => form(file, digest, request));
}

export function prepareFill(request: PrepareFillRequest): Promise<PreparedSignature> {
  return hashed(request.from, request.signature.signer, (file, digest) => sign(file, digest, request));
}

export function fillForm(request: FillRequest): Promise<SealedRevision> {
  return reading(request.from, (_, base) => fill(openPdf(base), request));
}

export function prepareClose(request: PrepareCloseRequest): Promise<PreparedSignature> {
  return hashed(request.from, request.signature.signer, (file, digest) => close(file, digest, request));
}

export function prepareFormTimestamp(request: PrepareFormTimestampRequest): Promise<PreparedTimestamp> {
  return hashed(request.from, null, async (file, digest) => stamp(file, digest, request));
}

/** With a digest that has taken in the whole file, by the hash that the signer's algorithm names. */
export function hashed<T>(
  path: string,
  signer: Pick<SigningIdentity, 'algorithm'> | null,
  work: (file: PdfFile, digest: FileDigest) => Promise<T>,
): Promise<T> {
  return reading(path, async (from, base) => {
    const digest = pass(from, base, FileDigest.for(signer ? schemeOf(signer.algorithm).hash : 'sha256'));
    return work(openPdf(base), digest);
  });
}
