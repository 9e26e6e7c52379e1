import { statusAt } from '../../domain/document/expiry.ts';
import type { PageBox } from '../../domain/document/types.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { appendAudit } from '../audit/append.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { currentFile } from '../documents/current-file.ts';
import { type FileUrl, filenameOf } from '../documents/file-url.ts';
import type { Row } from '../tables.ts';
import { gateOf } from './gate.ts';
import { type LoadedSigning, loadSigning } from './load.ts';
import { enterSigning, recipientMeta } from './locked-signing.ts';
import { picturesIn } from './read-answers.ts';
import type { SigningSession } from './session.ts';

type FileRefusal = 'gate-closed' | 'deleted' | 'declined' | 'expired' | 'owner-suspended' | 'not-ready';

export interface SigningFile {
  readonly sha256: string;
  readonly title: string;
  readonly pages: readonly PageBox[];
  readonly stateVersion: number;
}

/** The file whose pages this person may see, behind the same gates as everything; not once the document has ended. */
export async function signingFile(
  deps: Pick<Deps, 'db' | 'clock'>,
  session: SigningSession,
): Promise<SigningFile | Refusal<FileRefusal>> {
  const loaded = await loadSigning(deps.db, session);
  if (loaded === undefined) return refuse('deleted');
  const refusal = mayNotRead(loaded, session, deps.clock());
  if (refusal) return refusal;
  const { document } = loaded;
  return {
    sha256: currentFile(document),
    title: document.title,
    pages: document.pages,
    stateVersion: document.state_version,
  };
}

/** A file to keep: what is signed so far, or the sealed one; the completion certificate once there is one. Audited. */
export async function downloadFile(
  deps: Pick<Deps, 'db' | 'clock'>,
  session: SigningSession,
  kind: FileUrl['kind'],
  meta: RequestMeta,
): Promise<{ readonly sha256: string; readonly filename: string } | Refusal<FileRefusal>> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await enterSigning(tx, session);
    if (isRefusal(locked)) return locked;
    const now = deps.clock();
    const refusal = mayNotRead(locked, session, now);
    if (refusal) return refusal;
    const { document, me } = locked;
    const sha256 = kind === 'document' ? currentFile(document) : document.certificate_blob;
    if (sha256 === null) return refuse('not-ready');
    const data = { recipientId: me.id, email: me.email, file: kind };
    await appendAudit(tx, document.id, [
      { at: now, kind: 'downloaded', ...recipientMeta(me, meta), data, fileSha256: sha256 },
    ]);
    return { sha256, filename: filenameOf(document.title, kind) };
  });
}

/** A picture among one's own saved answers, as PNG; null for any other. */
export async function answerPicture(
  deps: Pick<Deps, 'db' | 'blobs'>,
  session: SigningSession,
  sha256: string,
): Promise<Buffer | null> {
  const loaded = await loadSigning(deps.db, session);
  if (loaded === undefined || gateOf(session, loaded.me, loaded.document) !== null) return null;
  return picturesIn(loaded.me.answers).has(sha256) ? deps.blobs.get(sha256) : null;
}

function mayNotRead(
  { document, me }: Pick<LoadedSigning, 'document' | 'me'>,
  session: SigningSession,
  now: Date,
): Refusal<FileRefusal> | undefined {
  if (document.deleted_at !== null) return refuse('deleted');
  const status = statusOf(document, now);
  if (status === 'declined' || status === 'expired') return refuse(status);
  return gateOf(session, me, document) === null ? undefined : refuse('gate-closed');
}

function statusOf(document: Row<'document'>, now: Date) {
  return statusAt({ status: document.status, expiresAt: document.expires_at }, now);
}
