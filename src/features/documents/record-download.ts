import { appendAudit } from '../audit/append.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { FileUrl } from './file-url.ts';
import { holdDocument } from './locked-document.ts';

/** Whoever holds a file address proves nothing else. */
const ACTOR = 'holder of the file address';
const QUIET_MS = 60 * 60 * 1000;

/**
 * Notes in the audit log that a file was fetched by its address. The same file from the same place counts once an hour,
 * so that a program that polls does not fill the log.
 */
export async function recordDownload(
  deps: Pick<Deps, 'db' | 'clock'>,
  file: FileUrl,
  meta: RequestMeta,
): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    if (!(await holdDocument(tx, file.documentId))) return;
    const now = deps.clock();
    const known = await tx
      .selectFrom('audit_event')
      .select('seq')
      .where('document_id', '=', file.documentId)
      .where('kind', '=', 'downloaded')
      .where('actor', '=', ACTOR)
      .where('file_sha256', '=', file.sha256)
      .where('ip', '=', meta.ip)
      .where('at', '>', new Date(now.getTime() - QUIET_MS))
      .executeTakeFirst();
    if (known !== undefined) return;
    const { ip, userAgent } = meta;
    const entry = { at: now, kind: 'downloaded', actor: ACTOR, data: { file: file.kind }, ip, userAgent } as const;
    await appendAudit(tx, file.documentId, [{ ...entry, fileSha256: file.sha256 }]);
  });
}
