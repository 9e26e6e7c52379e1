import { isRefusal } from '../../domain/refusal.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import { type OneTimeSigner, recordOneTimeSigner } from '../certificates/one-time.ts';
import type { Deps } from '../deps.ts';
import { recordSealedFiles } from '../documents/files.ts';
import { lockDocument } from '../documents/locked-document.ts';
import { systemMeta, transitionLocked } from '../documents/transition.ts';
import { completedPayload } from '../documents/webhook-payload.ts';
import type { Tx } from '../tables.ts';
import { queueWebhook } from '../webhooks/queue.ts';
import { queueCompletedMails } from './completed-mails.ts';
import { type Filling, filledFile, filling, hidesText } from './filled-file.ts';
import { sealKept } from './kept/seal-kept.ts';
import { type Loaded, loadForBuild } from './load.ts';
import { makeCertificate } from './make-certificate.ts';
import { buildSigned } from './per-signer/build-signed.ts';
import { type Sealed, type Sealer, SealWaits, sealerFor } from './sealer.ts';
import { waitWith } from './waiting.ts';

interface Built {
  readonly finalBlob: string;
  readonly finalBytes: number;
  /** null where nothing is hidden from recipients. */
  readonly ownerBlob: string | null;
  /** null where the certificate was appended to the document. */
  readonly certificateBlob: string | null;
  /** When the first of their timestamps has to be renewed by. */
  readonly until: Date;
  /** Of a signature per signer: the certificate of the last signature, and the file that the finished one begins with. */
  readonly form?: { readonly closer: OneTimeSigner; readonly signed: string; readonly signedBytes: number };
}

/**
 * Finishes a document that everybody has acted on: stamps, seals, makes the completion certificate, and only then, in
 * one transaction, completes it with its mails and its webhook. Killed at any point it is simply run again; run twice
 * it completes once.
 */
export async function sealDocument(deps: Deps, documentId: string): Promise<void> {
  const loaded = await loadForBuild(deps.db, documentId);
  if (loaded === undefined || loaded.document.status !== 'sealing') return;
  // One moment for all of it: the seal, the certificate's text and the document's `completed_at` agree.
  const moment = deps.clock();
  try {
    const built = await build(deps, loaded, moment);
    if (built === undefined) return;
    await complete({ ...deps, clock: () => new Date(moment) }, documentId, built);
  } catch (error) {
    // Never released with less than was promised: it waits, and its owner is told why.
    if (!(error instanceof SealWaits)) throw error;
    await waitWith(deps, documentId, error.message);
    return;
  }
  const { sealing_problem: problem } = loaded.document;
  if (problem !== null) deps.log.info({ documentId, problem }, 'A document that waited is sealed');
}

async function build(deps: Deps, loaded: Loaded, moment: Date): Promise<Built | undefined> {
  const { document } = loaded;
  const seal = await sealerFor(deps, document.tenant_id, moment);
  if (document.signature_mode === 'per_signer') return buildForm(deps, loaded, moment, seal);
  if (document.keeps_signatures) {
    const finished = await sealKept(deps, loaded, moment);
    const owners = hidesText(loaded) ? await sealKept(deps, loaded, moment, 'owner') : undefined;
    return withCertificate(deps, loaded, { moment, seal, finished, owners });
  }
  const filled = await filling(deps, loaded);
  const owners = hidesText(loaded) ? await filling(deps, loaded, 'owner') : undefined;
  if (document.settings.mergeCertificate) return buildMerged(deps, { loaded, moment, seal, filled, owners });
  const finished = await sealCopy(deps, seal, loaded, filled);
  const ownersFinished = owners === undefined ? undefined : await sealCopy(deps, seal, loaded, owners);
  return withCertificate(deps, loaded, { moment, seal, finished, owners: ownersFinished });
}

interface Copies {
  readonly moment: Date;
  readonly seal: Sealer;
  readonly finished: Sealed;
  /** Where it differs from that of recipients. */
  readonly owners: Sealed | undefined;
}

/** The finished files with the completion certificate beside them. */
async function withCertificate(deps: Deps, loaded: Loaded, { moment, seal, finished, owners }: Copies): Promise<Built> {
  const certificate = await makeCertificate(deps, {
    loaded,
    finishedSha256: finished.sha256,
    ownersSha256: owners?.sha256 ?? null,
    merged: false,
    completedAt: moment,
  });
  const sealedCertificate = await seal.bytes(certificate, 'Completion certificate');
  return {
    finalBlob: finished.sha256,
    finalBytes: finished.size,
    ownerBlob: owners?.sha256 ?? null,
    certificateBlob: sealedCertificate.sha256,
    until: earliest(finished, owners, sealedCertificate),
  };
}

/** Each signer has signed; the owner's copy, where it differs, is sealed by the organisation alone. */
async function buildForm(deps: Deps, loaded: Loaded, moment: Date, seal: Sealer): Promise<Built | undefined> {
  const owners = hidesText(loaded) ? await filling(deps, loaded, 'owner') : undefined;
  const ownersFinished = owners && (await sealCopy(deps, seal, loaded, owners));
  const ownersSha256 = ownersFinished?.sha256 ?? null;
  const { id: documentId } = loaded.document;
  const built = await buildSigned(deps, { documentId, moment, seal, reason: REASON, ownersSha256 });
  if (built === undefined) return undefined;
  const { finished, certificate, signed } = built;
  return {
    finalBlob: finished.sha256,
    finalBytes: finished.size,
    ownerBlob: ownersSha256,
    certificateBlob: certificate.sha256,
    until: earliest(finished, ownersFinished, certificate),
    form: { closer: finished.closer, signed, signedBytes: await deps.blobs.size(signed) },
  };
}

interface ToMerge {
  readonly loaded: Loaded;
  readonly moment: Date;
  readonly seal: Sealer;
  readonly filled: Filling;
  readonly owners: Filling | undefined;
}

/** The certificate is the end of each copy, and names the hash of the pages before it. */
async function buildMerged(deps: Deps, { loaded, moment, seal, filled, owners }: ToMerge): Promise<Built> {
  const whole = async (filling: Filling) => {
    const pages = await filledFile(deps, loaded, filling);
    const certificate = await makeCertificate(deps, {
      loaded,
      finishedSha256: sha256Hex(pages),
      ownersSha256: null,
      merged: true,
      completedAt: moment,
    });
    return seal.bytes(await deps.pdf.append(pages, [certificate]), REASON);
  };
  const finished = await whole(filled);
  const ownersFinished = owners === undefined ? undefined : await whole(owners);
  return {
    finalBlob: finished.sha256,
    finalBytes: finished.size,
    ownerBlob: ownersFinished?.sha256 ?? null,
    certificateBlob: null,
    until: earliest(finished, ownersFinished),
  };
}

function earliest(...files: readonly (Sealed | undefined)[]): Date {
  return new Date(Math.min(...files.flatMap((file) => (file === undefined ? [] : [file.until.getTime()]))));
}

const REASON = 'Everybody has signed';

/** Fills in and seals the file that recipients saw; from disk to disk, unless pages must be put behind it first. */
async function sealCopy(deps: Deps, seal: Sealer, loaded: Loaded, filled: Filling): Promise<Sealed> {
  if (filled.attached.length > 0) return seal.bytes(await filledFile(deps, loaded, filled), REASON);
  return seal.file(loaded.document.shown_blob, filled.marks, REASON);
}

async function complete(deps: Deps, documentId: string, built: Built): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const locked = await lockDocument(tx, documentId);
    // Another run was faster, or the document is gone.
    if (locked?.document.status !== 'sealing') return;
    const sealed = await recordSealedFiles(tx, documentId, {
      final: built.finalBlob,
      owners: built.ownerBlob,
      certificate: built.certificateBlob,
      timestampUntil: built.until,
    });
    if (built.form) await recordForm(tx, documentId, built.form, deps.clock());
    const done = await transitionLocked(tx, deps, { ...locked, document: sealed }, { kind: 'complete' }, systemMeta);
    if (isRefusal(done)) throw new Error(`Document ${documentId} could not be completed: ${done.refused}.`);
    const { document } = done.locked;
    await queueWebhook(tx, deps, {
      accountId: document.account_id,
      documentId,
      event: 'completed',
      body: () => completedPayload(deps, done.locked, document.completed_at ?? deps.clock()),
    });
    if (document.settings.sendEmail) await queueCompletedMails(tx, deps, done.locked, built.finalBytes);
  });
}

/** The completion certificate names the file as the last signer left it: whoever has that hash finds the document. */
async function recordForm(tx: Tx, documentId: string, form: NonNullable<Built['form']>, now: Date): Promise<void> {
  await recordOneTimeSigner(tx, form.closer, now);
  const before = { document_id: documentId, kind: 'final', sha256: form.signed, size: form.signedBytes } as const;
  await tx
    .insertInto('sealed_before')
    .values({ ...before, replaced_at: now })
    .execute();
}
