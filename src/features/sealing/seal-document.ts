import { isRefusal } from '../../domain/refusal.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import { sealIdentity } from '../certificates/identity.ts';
import type { Deps } from '../deps.ts';
import { recordSealedFiles } from '../documents/files.ts';
import { lockDocument } from '../documents/locked-document.ts';
import { systemMeta, transition } from '../documents/transition.ts';
import { completedPayload } from '../documents/webhook-payload.ts';
import { queueWebhook } from '../webhooks/queue.ts';
import { queueCompletedMails } from './completed-mails.ts';
import { filledFile, hidesText } from './filled-file.ts';
import { type Loaded, loadForBuild } from './load.ts';
import { makeCertificate } from './make-certificate.ts';

interface Built {
  readonly finalBlob: string;
  readonly finalBytes: number;
  /** null where nothing is hidden from recipients. */
  readonly ownerBlob: string | null;
  /** null where the certificate was appended to the document. */
  readonly certificateBlob: string | null;
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
  const built = await build(deps, loaded, moment);
  await complete({ ...deps, clock: () => new Date(moment) }, documentId, built);
}

async function build(deps: Deps, loaded: Loaded, moment: Date): Promise<Built> {
  const { document } = loaded;
  const seal = await sealer(deps, moment);
  const stamped = (await filledFile(deps, loaded)) ?? (await deps.blobs.get(document.shown_blob));
  const owners = hidesText(loaded) ? await filledFile(deps, loaded, 'owner') : undefined;
  if (document.settings.mergeCertificate) return buildMerged(deps, { loaded, moment, seal, stamped, owners });
  const finished = await seal(stamped, 'Everybody has signed');
  const ownersFinished = owners === undefined ? undefined : await seal(owners, 'Everybody has signed');
  const certificate = await makeCertificate(deps, {
    loaded,
    finishedSha256: sha256Hex(finished),
    ownersSha256: ownersFinished === undefined ? null : sha256Hex(ownersFinished),
    merged: false,
    completedAt: moment,
  });
  return {
    finalBlob: await deps.blobs.put(finished),
    finalBytes: finished.byteLength,
    ownerBlob: ownersFinished === undefined ? null : await deps.blobs.put(ownersFinished),
    certificateBlob: await deps.blobs.put(await seal(certificate, 'Completion certificate')),
  };
}

interface ToMerge {
  readonly loaded: Loaded;
  readonly moment: Date;
  readonly seal: Seal;
  readonly stamped: Uint8Array;
  readonly owners: Uint8Array | undefined;
}

/** The certificate is the end of each copy, and names the hash of the pages before it. */
async function buildMerged(deps: Deps, { loaded, moment, seal, stamped, owners }: ToMerge): Promise<Built> {
  const whole = async (pages: Uint8Array) => {
    const certificate = await makeCertificate(deps, {
      loaded,
      finishedSha256: sha256Hex(pages),
      ownersSha256: null,
      merged: true,
      completedAt: moment,
    });
    return seal(await deps.pdf.append(pages, [certificate]), 'Everybody has signed');
  };
  const finished = await whole(stamped);
  return {
    finalBlob: await deps.blobs.put(finished),
    finalBytes: finished.byteLength,
    ownerBlob: owners === undefined ? null : await deps.blobs.put(await whole(owners)),
    certificateBlob: null,
  };
}

type Seal = (pdf: Uint8Array, reason: string) => Promise<Uint8Array>;

async function sealer(deps: Deps, moment: Date): Promise<Seal> {
  const identity = await sealIdentity({ ...deps, clock: () => moment });
  const name = `${deps.environment.certificatePrefix}${deps.settings.productName}`;
  return (pdf, reason) => deps.pdf.seal(pdf, { level: 'B-LTA', reason, name, time: moment, identity });
}

async function complete(deps: Deps, documentId: string, built: Built): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const locked = await lockDocument(tx, documentId);
    // Another run was faster, or the document is gone.
    if (locked?.document.status !== 'sealing') return;
    await recordSealedFiles(tx, documentId, {
      final: built.finalBlob,
      owners: built.ownerBlob,
      certificate: built.certificateBlob,
    });
    const done = await transition(tx, deps, documentId, { kind: 'complete' }, systemMeta);
    if (isRefusal(done)) throw new Error(`Document ${documentId} could not be completed: ${done.refused}.`);
    const { document, recipients } = done.locked;
    await queueWebhook(tx, deps, {
      accountId: document.account_id,
      documentId,
      event: 'completed',
      body: completedPayload(deps, document, recipients, deps.clock()),
    });
    if (document.settings.sendEmail) await queueCompletedMails(tx, deps, done.locked, built.finalBytes);
  });
}
