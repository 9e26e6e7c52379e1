import type { Deps } from '../../deps.ts';
import { type AttachedFile, attachedFiles, attachedMarks } from '../filled-file.ts';
import type { Loaded } from '../load.ts';
import { makeCertificate } from '../make-certificate.ts';
import type { Sealed, Sealer } from '../sealer.ts';
import { advanceForm } from './advance-form.ts';
import { type ClosedForm, closeForm } from './close-form.ts';
import { digestLines } from './fills-of.ts';

export interface BuiltForm {
  readonly finished: ClosedForm;
  /** SHA-256 of the file as the last signer left it: the finished one begins with it, the certificate names it. */
  readonly signed: string;
  readonly certificate: Sealed;
}

export interface FormBuild {
  readonly documentId: string;
  readonly moment: Date;
  readonly seal: Sealer;
  readonly reason: string;
  /** Of the owner's copy, where recipients' copies hide something. */
  readonly ownersSha256: string | null;
}

/**
 * The finished file of a document with a signature per signer, and its completion certificate, a sealed file beside it
 * that holds the pages of attached files too. The certificate names the file as the last signer left it; the file's last
 * signature names the certificate and the attached files. undefined when the document is gone or another run was faster.
 */
export async function buildSigned(deps: Deps, build: FormBuild): Promise<BuiltForm | undefined> {
  const { documentId, moment, seal, reason, ownersSha256 } = build;
  const loaded = await advanceForm(deps, documentId);
  const signed = loaded?.document.current_blob;
  if (loaded?.document.status !== 'sealing' || signed === null || signed === undefined) return undefined;
  const attached = attachedFiles(loaded);
  const paper = await makeCertificate(deps, {
    loaded,
    finishedSha256: signed,
    ownersSha256,
    merged: false,
    completedAt: moment,
  });
  const certificate = await seal.bytes(await withAttached(deps, loaded, paper, attached), 'Completion certificate');
  const belongings = digestLines([
    { sha256: certificate.sha256, name: 'Completion certificate' },
    ...attached.map(({ file }) => file),
  ]);
  return { certificate, signed, finished: await closeForm(deps, { sha256: signed, belongings, reason, moment }) };
}

/** The pages of attached files behind the certificate, each with a line that says whose it is. */
async function withAttached(
  deps: Deps,
  { document }: Loaded,
  paper: Uint8Array,
  attached: readonly AttachedFile[],
): Promise<Uint8Array> {
  if (attached.length === 0) return paper;
  const pages = await Promise.all(attached.map(({ file }) => deps.blobs.get(file.pdf)));
  const { pages: own } = await deps.pdf.prepare(paper, {
    password: '',
    maxPages: deps.settings.limits.pagesPerDocument,
  });
  const marks = attachedMarks(deps, document.id, own.length, attached);
  return deps.pdf.stamp(await deps.pdf.append(paper, pages), marks);
}
