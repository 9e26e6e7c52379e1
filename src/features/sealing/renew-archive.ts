import { isRefusal } from '../../domain/refusal.ts';
import { inspectToken } from '../../pdf/index.ts';
import { appendAudit } from '../audit/append.ts';
import { proofOfToken } from '../certificates/timestamp.ts';
import type { Deps } from '../deps.ts';
import { replaceRenewedFiles } from '../documents/files.ts';
import type { SealedBeforeTable } from '../tables/documents.ts';
import type { Row } from '../tables.ts';
import { type Sealed, SealWaits, stampPrepared } from './sealer.ts';

const DAY = 24 * 60 * 60 * 1000;
const AT_ONCE = 100;

export interface Renewals {
  readonly renewed: number;
  /** Documents that could not be renewed now, with the reason; they stay due. */
  readonly failed: readonly { readonly documentId: string; readonly why: string }[];
}

type RenewDeps = Pick<
  Deps,
  'db' | 'blobs' | 'pdf' | 'clock' | 'log' | 'settings' | 'environment' | 'keys' | 'fetch' | 'timestamps'
>;
type Kind = SealedBeforeTable['kind'];

/**
 * Gives finished documents a new archive timestamp before the certificate of their last one ends, within the configured
 * days or `days`. Each is done by itself: one that fails is told and stays due. Safe to run again, and at the same time.
 */
export async function renewArchives(
  deps: RenewDeps,
  days: number = deps.settings.archiveRenewalDays,
): Promise<Renewals> {
  const before = new Date(deps.clock().getTime() + days * DAY);
  const failed: { documentId: string; why: string }[] = [];
  let renewed = 0;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const due = await dueAfter(deps, before, after);
    for (const document of due) {
      try {
        if (await renewDocument(deps, document)) renewed += 1;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        deps.log.warn({ documentId: document.id, error }, 'The archive timestamp of a document could not be renewed');
        failed.push({ documentId: document.id, why });
      }
    }
    after = due.at(-1)?.id;
  }
  if (renewed > 0) deps.log.info({ renewed }, 'Archive timestamps were renewed');
  return { renewed, failed };
}

async function dueAfter(deps: RenewDeps, before: Date, after: string): Promise<Row<'document'>[]> {
  return deps.db
    .selectFrom('document')
    .selectAll()
    .where('timestamp_until', '<', before)
    .where('status', '=', 'completed')
    .where('deleted_at', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();
}

interface Renewed {
  readonly kind: Kind;
  readonly from: string;
  readonly fromSize: number;
  readonly made: Sealed;
}

/** All files of one document, in one transaction at the end; false when somebody else was faster. */
async function renewDocument(deps: RenewDeps, document: Row<'document'>): Promise<boolean> {
  const files: readonly (readonly [Kind, string | null])[] = [
    ['final', document.final_blob],
    ['owner', document.owner_blob],
    ['certificate', document.certificate_blob],
  ];
  const renewed: Renewed[] = [];
  for (const [kind, from] of files) {
    if (from !== null) renewed.push({ kind, from, ...(await renewFile(deps, from)) });
  }
  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    const blobOf = (wanted: Kind) => renewed.find(({ kind }) => kind === wanted);
    const replaced = await replaceRenewedFiles(tx, document, {
      final: blobOf('final')?.made.sha256 ?? null,
      owners: blobOf('owner')?.made.sha256 ?? null,
      certificate: blobOf('certificate')?.made.sha256 ?? null,
      timestampUntil: new Date(Math.min(...renewed.map(({ made }) => made.until.getTime()))),
    });
    if (!replaced) return false;
    await tx
      .insertInto('sealed_before')
      .values(
        renewed.map(({ kind, from, fromSize }) => ({
          document_id: document.id,
          kind,
          sha256: from,
          size: fromSize,
          replaced_at: now,
        })),
      )
      .execute();
    const data = Object.fromEntries(renewed.map(({ kind, from, made }) => [kind, `${from} ${made.sha256}`]));
    await appendAudit(tx, document.id, [{ at: now, kind: 'timestamp-renewed', actor: 'system', data }]);
    return true;
  });
}

async function renewFile(deps: RenewDeps, sha256: string): Promise<Omit<Renewed, 'kind' | 'from'>> {
  const fromSize = await deps.blobs.size(sha256);
  let until: Date | undefined;
  const made = await deps.blobs.derive(sha256, async (from, to) => {
    const token = await deps.pdf.lastTimestamp(from);
    if (token === null) throw new SealWaits('The file has no archive timestamp.');
    const validation = await proofOfToken(deps, inspectToken(token));
    if (isRefusal(validation)) throw new SealWaits(`The last timestamp: ${validation.detail?.why}.`);
    const stamped = await stampPrepared(deps, (tokenRoom) =>
      deps.pdf.prepareRenewal({ from, validation, time: deps.clock(), tokenRoom }),
    );
    until = stamped.until;
    return deps.pdf.writeSealed({ from, to, sealed: stamped.sealed });
  });
  if (until === undefined) throw new Error('A file was renewed without a timestamp.');
  // Addresses given out a moment ago lead to the old file: it counts as new to the sweeper.
  await deps.blobs.renew(sha256);
  return { fromSize, made: { ...made, until } };
}
