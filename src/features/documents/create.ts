import { modeObstacle } from '../../domain/document/signature-mode.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { appendAudit } from '../audit/append.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import { rememberContacts } from '../contacts/remember.ts';
import { debitDocument } from '../credits/debit.ts';
import type { Deps } from '../deps.ts';
import { folderOf } from '../folders/queries.ts';
import { holdFolder } from '../folders/tree.ts';
import type { Tx } from '../tables.ts';
import { hashAccessCode } from './access-code.ts';
import { checkPeople } from './check-new-document.ts';
import { checkPlan } from './check-plan.ts';
import { cleanTexts } from './clean-text.ts';
import { type DocumentRows, insertDocument } from './insert-document.ts';
import { signedFacts } from './kept-file.ts';
import { recipientLink } from './link.ts';
import { lockDocument } from './locked-document.ts';
import { type CreatedDocument, type CreateRefusal, type NewDocument, sourceBytes } from './new-document.ts';
import { type PreparedFiles, prepareFiles } from './prepare-file.ts';
import { checkSize } from './quotas.ts';
import { refuseMode } from './signature-mode.ts';
import { transitionLocked } from './transition.ts';

export type CreateDeps = Pick<Deps, 'db' | 'pdf' | 'blobs' | 'keys' | 'settings' | 'environment' | 'clock' | 'newId'>;

/**
 * Makes a document and sends it. A refused call costs nothing and leaves nothing but blobs, which the sweeper takes.
 * Access codes come hashed out of here, the credit, the rows, the audit, mails and the webhook in one transaction.
 */
export async function createDocument(
  deps: CreateDeps,
  caller: Caller,
  input: NewDocument,
  meta?: RequestMeta,
): Promise<CreatedDocument | Refusal<CreateRefusal>> {
  const prepared = await prepareDocument(deps, caller, input);
  if (isRefusal(prepared)) return prepared;
  return deps.db.transaction().execute((tx) => storeDocument(tx, deps, prepared, meta));
}

/** A document whose file lies in the blob store and which nobody knows of yet. */
export type PreparedDocument = Omit<DocumentRows, 'now'> & { readonly files: PreparedFiles };

/** The slow half, outside of any transaction: checks the document and draws its file. */
export async function prepareDocument(
  deps: CreateDeps,
  caller: Caller,
  input: NewDocument,
): Promise<PreparedDocument | Refusal<CreateRefusal>> {
  const { file, ...texts } = input;
  const wanted: NewDocument = { ...cleanTexts(texts), file };
  const refusal =
    checkPeople(wanted, deps.settings.limits) ??
    refuseMode(wanted.settings.signatureMode, obstacleOf(wanted)) ??
    (await checkPlan(deps, caller, wanted.recipients)) ??
    (await checkSize(deps, caller, sourceBytes(file)));
  if (refusal) return refusal;
  const { folderId } = wanted;
  if (folderId !== null && (await folderOf(deps.db, caller.accountId, folderId)) === undefined) {
    return refuse('unknown-folder');
  }
  const id = deps.newId();
  const files = await prepareFiles(deps, id, wanted);
  if (isRefusal(files)) return files;
  const codeHashes = await Promise.all(
    wanted.recipients.map(({ accessCode, accessCodeHash }) =>
      accessCode === null ? (accessCodeHash ?? null) : hashAccessCode(accessCode),
    ),
  );
  return { id, caller, input: { ...wanted, recipients: files.recipients }, files, codeHashes };
}

function obstacleOf({ kind = 'request-sign', settings, recipients }: NewDocument) {
  return modeObstacle({ kind, settings, people: recipients });
}

/** The other half, in the caller's transaction. `meta.actor` is who makes it when that isn't the owner. */
export async function storeDocument(
  tx: Tx,
  deps: CreateDeps,
  prepared: PreparedDocument,
  meta?: RequestMeta & { readonly actor?: string },
): Promise<CreatedDocument | Refusal<CreateRefusal>> {
  const { id, caller, input: wanted, files } = prepared;
  const { folderId } = wanted;
  // It may have been deleted while the file was prepared; from here on it stays.
  const folder = folderId === null ? null : await holdFolder(tx, caller.accountId, folderId);
  if (folder === undefined) return refuse('unknown-folder');
  if (wanted.charge) {
    const broke = await debitDocument(tx, deps, { ...caller, documentId: id });
    if (broke) return broke;
  }
  const now = deps.clock();
  await insertDocument(tx, deps, { ...prepared, now });
  await rememberContacts(tx, deps, caller.accountId, wanted.recipients);
  const locked = await lockDocument(tx, id);
  if (locked === undefined) throw new Error(`The document ${id} was not stored.`);
  const origin = {
    actor: meta?.actor ?? locked.owner.email,
    ip: meta?.ip ?? null,
    userAgent: meta?.userAgent ?? null,
  };
  const { templateId = null } = wanted;
  const from = templateId === null ? {} : { templateId };
  const data = { documentId: id, title: wanted.title, sourceSha256: files.sourceBlob, ...from, ...signedFacts(files) };
  await appendAudit(tx, id, [{ at: now, kind: 'created', ...origin, data, fileSha256: files.shownBlob }]);
  const sent = await transitionLocked(tx, deps, locked, { kind: 'send' }, origin);
  if (isRefusal(sent)) throw new Error(`A new document could not be sent: ${sent.refused}.`);
  const recipients = sent.locked.recipients.map((recipient) => ({
    id: recipient.id,
    name: recipient.name,
    email: recipient.email,
    url: recipientLink(deps, recipient),
  }));
  const { signature_mode: mode, mode_fallback: modeFallback } = sent.locked.document;
  return { id, createdAt: now, recipients, signatureMode: mode ?? 'seal', modeFallback };
}
