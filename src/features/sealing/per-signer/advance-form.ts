import { type OneTimeSigner, oneTimeSigner, recordOneTimeSigner } from '../../certificates/one-time.ts';
import { signerOf } from '../../certificates/signer-of.ts';
import type { Deps } from '../../deps.ts';
import { recordRevision } from '../../documents/files.ts';
import type { Row, Tx } from '../../tables.ts';
import { type Loaded, loadForBuild } from '../load.ts';
import { orWait } from '../sealer.ts';
import { fillsOf } from './fills-of.ts';
import { formOf, signatureField } from './form-of.ts';
import { localSign, publicPart, signStep } from './sign-step.ts';

/**
 * Makes the revisions of a document with a signature per signer: its certified form first, then one revision for each
 * act, in the order of acts. Each is recorded in a transaction of its own with the act that it holds, so that whoever
 * runs this again goes on where it stopped; of two that run at once the slower one's revision is dropped. What was
 * accepted is written also when the document has ended meanwhile. Answers the document as it is then. Throws
 * `SealWaits` when signer or timestamps can't be had now.
 */
export async function advanceForm(deps: Deps, documentId: string): Promise<Loaded | undefined> {
  for (;;) {
    const loaded = await loadForBuild(deps.db, documentId);
    if (loaded === undefined || loaded.document.status === 'completed') return loaded;
    const act = nextAct(loaded.recipients);
    if (act === undefined) return loaded;
    const { current_blob: file } = loaded.document;
    if (file === null) await certify(deps, loaded);
    else await addAct(deps, loaded, act, file);
  }
}

/** The first act that no revision holds yet. */
function nextAct(recipients: readonly Row<'recipient'>[]): Row<'recipient'> | undefined {
  return recipients
    .filter((one) => one.acted_at !== null && one.revised_at === null)
    .sort((a, b) => (a.acted_at?.getTime() ?? 0) - (b.acted_at?.getTime() ?? 0) || a.position - b.position)[0];
}

async function certify(deps: Deps, { document, recipients }: Loaded): Promise<void> {
  const signer = orWait(await signerOf(deps, document.tenant_id));
  const name = `${deps.environment.certificatePrefix}${deps.settings.productName}`;
  const terms = { signer: publicPart(signer.identity), reason: 'Sent for signing', name, time: deps.clock() };
  const people = formOf(recipients);
  const { sha256 } = await deps.blobs.derive(document.shown_blob, async (from, to) => {
    const sealed = await signStep(
      deps,
      async (toBeSigned) => orWait(await signer.sign(toBeSigned)),
      (tokenRoom) => deps.pdf.prepareForm({ from, people, signature: { ...terms, tokenRoom } }),
    );
    return deps.pdf.writeSealed({ from, to, sealed });
  });
  await record(deps, document, sha256, async () => {});
}

async function addAct(deps: Deps, { document }: Loaded, person: Row<'recipient'>, file: string): Promise<void> {
  const { fills, signature: mark } = await fillsOf(person, (sha256) => deps.blobs.get(sha256));
  const signer = person.type === 'signer' ? await oneTimeSigner(deps, person) : null;
  const { sha256 } = await deps.blobs.derive(file, async (from, to) => {
    if (signer === null) return deps.pdf.writeSealed({ from, to, sealed: await deps.pdf.fillForm({ from, fills }) });
    const terms = { signer: publicPart(signer.identity), reason: 'Signed', name: person.name, time: deps.clock() };
    const field = signatureField(person);
    const sealed = await signStep(deps, localSign(signer.identity), (tokenRoom) =>
      deps.pdf.prepareFill({ from, fills, signature: { ...terms, field, mark, tokenRoom } }),
    );
    return deps.pdf.writeSealed({ from, to, sealed });
  });
  await record(deps, document, sha256, (tx) => recordAct(tx, person, signer, deps.clock()));
}

async function recordAct(tx: Tx, person: Row<'recipient'>, signer: OneTimeSigner | null, now: Date): Promise<void> {
  if (signer !== null) await recordOneTimeSigner(tx, signer, now);
  await tx
    .updateTable('recipient')
    .set({ revised_at: now, signer_serial: signer?.issued.serial ?? null })
    .where('id', '=', person.id)
    .execute();
}

/** Keeps a revision made of the file as it was; one that was overtaken is left to the sweeper. */
async function record(
  deps: Deps,
  was: Row<'document'>,
  sha256: string,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  // Webhooks on their way link to the revision before: it counts as new to the sweeper for their time.
  const { current_blob: before } = was;
  if (before !== null) {
    const size = await deps.blobs.size(before);
    await deps.blobs.derive(before, async () => ({ sha256: before, size }));
  }
  await deps.db.transaction().execute(async (tx) => {
    const now = await tx
      .selectFrom('document')
      .select(['status', 'current_blob'])
      .where('id', '=', was.id)
      .forUpdate()
      .executeTakeFirst();
    if (now === undefined || now.status === 'completed' || now.current_blob !== before) return;
    await work(tx);
    await recordRevision(tx, was.id, sha256, deps.clock());
  });
}
