import { isRefusal } from '../../domain/refusal.ts';
import type { Derived } from '../../platform/blobs/blob-store.ts';
import { sha256Hex } from '../../platform/crypto/hash.ts';
import { sealIdentity } from '../certificates/identity.ts';
import type { Deps } from '../deps.ts';
import { recordSealedFiles } from '../documents/files.ts';
import { lockDocument } from '../documents/locked-document.ts';
import { systemMeta, transition } from '../documents/transition.ts';
import { completedPayload } from '../documents/webhook-payload.ts';
import { queueWebhook } from '../webhooks/queue.ts';
import { queueCompletedMails } from './completed-mails.ts';
import { type Filling, filledFile, filling, hidesText } from './filled-file.ts';
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
  const filled = await filling(deps, loaded);
  const owners = hidesText(loaded) ? await filling(deps, loaded, 'owner') : undefined;
  if (document.settings.mergeCertificate) return buildMerged(deps, { loaded, moment, seal, filled, owners });
  const finished = await seal.copy(loaded, filled);
  const ownersFinished = owners === undefined ? undefined : await seal.copy(loaded, owners);
  const certificate = await makeCertificate(deps, {
    loaded,
    finishedSha256: finished.sha256,
    ownersSha256: ownersFinished?.sha256 ?? null,
    merged: false,
    completedAt: moment,
  });
  return {
    finalBlob: finished.sha256,
    finalBytes: finished.size,
    ownerBlob: ownersFinished?.sha256 ?? null,
    certificateBlob: (await seal.bytes(certificate, 'Completion certificate')).sha256,
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
  return {
    finalBlob: finished.sha256,
    finalBytes: finished.size,
    ownerBlob: owners === undefined ? null : (await whole(owners)).sha256,
    certificateBlob: null,
  };
}

const REASON = 'Everybody has signed';

interface Sealer {
  /** Fills in and seals the file that recipients saw; from disk to disk, unless pages must be put behind it first. */
  copy(loaded: Loaded, filled: Filling): Promise<Derived>;
  bytes(pdf: Uint8Array, reason: string): Promise<Derived>;
}

async function sealer(deps: Deps, moment: Date): Promise<Sealer> {
  const identity = await sealIdentity({ ...deps, clock: () => moment });
  const name = `${deps.environment.certificatePrefix}${deps.settings.productName}`;
  const request = (reason: string) => ({ level: 'B-LTA', reason, name, time: moment, identity }) as const;
  async function bytes(pdf: Uint8Array, reason: string): Promise<Derived> {
    const sealed = await deps.pdf.seal(pdf, request(reason));
    return { sha256: await deps.blobs.put(sealed), size: sealed.byteLength };
  }
  async function copy(loaded: Loaded, filled: Filling): Promise<Derived> {
    if (filled.attached.length > 0) return bytes(await filledFile(deps, loaded, filled), REASON);
    const { marks } = filled;
    return deps.blobs.derive(loaded.document.shown_blob, (from, to) =>
      deps.pdf.sealFile({ from, to, marks, seal: request(REASON) }),
    );
  }
  return { copy, bytes };
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
    const { document } = done.locked;
    await queueWebhook(tx, deps, {
      accountId: document.account_id,
      documentId,
      event: 'completed',
      body: completedPayload(deps, done.locked, document.completed_at ?? deps.clock()),
    });
    if (document.settings.sendEmail) await queueCompletedMails(tx, deps, done.locked, built.finalBytes);
  });
}
