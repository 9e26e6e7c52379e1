import { sql } from 'kysely';
import type { Deps } from '../deps.ts';
import { WEBHOOK_FILE_SECONDS } from '../documents/file-url.ts';

/** Blobs are stored before the transaction that refers to them; a day is more than any of those takes. */
const GRACE_MS = 24 * 60 * 60 * 1000 + WEBHOOK_FILE_SECONDS * 1000;

/**
 * Deletes blobs that nothing refers to. They stay for a day, and for as long as an address in a webhook may still
 * lead to an older revision. Returns how many were deleted.
 */
export async function sweepBlobs(deps: Pick<Deps, 'db' | 'blobs' | 'clock' | 'log'>): Promise<number> {
  const cutoff = new Date(deps.clock().getTime() - GRACE_MS);
  const candidates: string[] = [];
  for await (const key of deps.blobs.keysOlderThan(cutoff)) candidates.push(key);
  if (candidates.length === 0) return 0;
  const referenced = await referencedBlobs(deps);
  let deleted = 0;
  for (const key of candidates) {
    if (referenced.has(key)) continue;
    await deps.blobs.delete(key);
    deleted += 1;
  }
  if (deleted > 0) deps.log.info({ deleted }, 'Files that nothing refers to were deleted.');
  return deleted;
}

/** Every column that can hold a blob's hash; in JSON, whatever looks like one counts. */
async function referencedBlobs(deps: Pick<Deps, 'db'>): Promise<Set<string>> {
  const found = await sql<{ sha256: string }>`
    select source_blob as sha256 from document
    union select shown_blob from document
    union select current_blob from document where current_blob is not null
    union select final_blob from document where final_blob is not null
    union select owner_blob from document where owner_blob is not null
    union select certificate_blob from document where certificate_blob is not null
    union select source_blob from template
    union select match[1] from document, regexp_matches(files::text, '[0-9a-f]{64}', 'g') as match
    union select match[1] from template, regexp_matches(files::text, '[0-9a-f]{64}', 'g') as match
    union select match[1] from document, regexp_matches(pictures::text, '[0-9a-f]{64}', 'g') as match
    union select match[1] from template, regexp_matches(pictures::text, '[0-9a-f]{64}', 'g') as match
    union select match[1] from template, regexp_matches(prefill::text, '[0-9a-f]{64}', 'g') as match
    union select template ->> 'source_blob' from bulk_send
    union select match[1] from bulk_send, regexp_matches((template -> 'prefill')::text, '[0-9a-f]{64}', 'g') as match
    union select sha256 from saved_signature
    union select pdf_blob from invoice where pdf_blob is not null
    union select match[1] from document, regexp_matches(prefill::text, '[0-9a-f]{64}', 'g') as match
    union select match[1] from recipient, regexp_matches(answers::text, '[0-9a-f]{64}', 'g') as match
    union select match[1] from recipient, regexp_matches(widgets::text, '[0-9a-f]{64}', 'g') as match
    union select match[1] from mail, regexp_matches(attachments::text, '[0-9a-f]{64}', 'g') as match`.execute(deps.db);
  return new Set(found.rows.map((row) => row.sha256));
}
