import type { DocumentRefusal } from '../../domain/document/commands.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { FollowDeps } from '../documents/follow-effects.ts';
import { type LockedDocument, lockDocument } from '../documents/locked-document.ts';
import { transitionLocked } from '../documents/transition.ts';
import type { Row, Tx } from '../tables.ts';
import { type Editor, editorMeta } from './editor.ts';
import type { DraftTicket } from './link.ts';

/**
 * Takes a sending back while it is held: the document is a draft again, nothing of it has left. Who sent it through a
 * link edits on with the ticket in the answer, which for a document of a template is that document's own.
 */
export async function withdrawSending(
  deps: FollowDeps & Pick<Deps, 'db'>,
  editor: Editor,
  documentId: string,
  meta: RequestMeta,
): Promise<
  { readonly ticket: DraftTicket; readonly endsAt: Date | null } | Refusal<'unknown-draft' | DocumentRefusal>
> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await lockDocument(tx, documentId);
    if (locked === undefined || !(await sentBy(tx, editor, locked))) return refuse('unknown-draft');
    const done = await transitionLocked(tx, deps, locked, { kind: 'withdraw' }, editorMeta(editor, meta));
    if (isRefusal(done)) return done;
    const { draft_link_version: linkVersion, draft_link_expires_at: endsAt } = locked.document;
    return { ticket: { kind: 'document', id: documentId, linkVersion }, endsAt };
  });
}

async function sentBy(tx: Tx, editor: Editor, { document }: LockedDocument): Promise<boolean> {
  if (document.deleted_at !== null) return false;
  if (editor.by === 'owner') return document.account_id === editor.accountId;
  const { kind, id, linkVersion } = editor.ticket;
  if (document.draft_link_expires_at === null) return false;
  if (kind === 'document') return id === document.id && linkVersion === document.draft_link_version;
  return document.template_id === id && (await usedUp(tx, id))?.link_version === linkVersion;
}

/** The template, if its link has sent its document. */
async function usedUp(tx: Tx, id: string): Promise<Pick<Row<'template'>, 'link_version'> | undefined> {
  return tx
    .selectFrom('template')
    .select('link_version')
    .where('id', '=', id)
    .where('link_expires_at', 'is', null)
    .executeTakeFirst();
}
