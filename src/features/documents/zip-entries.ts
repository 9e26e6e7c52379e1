import { appendAudit } from '../audit/append.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import { ownersFile } from './current-file.ts';
import { filenameOf } from './file-url.ts';
import { lockOwned, ownerMeta } from './owned-document.ts';

export interface ZipEntry {
  /** Unlike every other name of the archive. */
  readonly name: string;
  readonly sha256: string;
  readonly at: Date;
}

/**
 * The owner's files of some documents, as they stand, with the completion certificates. Notes the download in each log.
 * Documents that aren't the caller's, or lie in the trash, are left out.
 */
export async function zipEntries(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  ids: readonly string[],
  meta: RequestMeta,
): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  for (const id of new Set(ids)) {
    const document = await noted(deps, caller, id, meta);
    if (document === undefined) continue;
    const at = document.completed_at ?? document.updated_at;
    const add = (kind: 'document' | 'certificate', sha256: string) =>
      entries.push({ name: freeName(filenameOf(document.title, kind), names), sha256, at });
    add('document', ownersFile(document));
    if (document.certificate_blob !== null) add('certificate', document.certificate_blob);
  }
  return entries;
}

async function noted(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  id: string,
  meta: RequestMeta,
): Promise<Row<'document'> | undefined> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockOwned(tx, caller, id);
    if (locked === undefined) return undefined;
    const { document } = locked;
    const entry = { at: deps.clock(), kind: 'downloaded', ...ownerMeta(locked, meta), data: { file: 'zip' } } as const;
    await appendAudit(tx, id, [{ ...entry, fileSha256: ownersFile(document) }]);
    return document;
  });
}

/** `Lease.pdf`, `Lease (2).pdf`: also unlike a name that differs in case alone, which some disks hold for the same. */
function freeName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) {
    free = `${name.slice(0, dot)} (${count})${name.slice(dot)}`;
  }
  taken.add(free.toLowerCase());
  return free;
}
