import type { DocumentRefusal } from '../../domain/document/commands.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import { type LockedDocument, lockDocument } from '../documents/locked-document.ts';
import type { TransitionMeta } from '../documents/transition.ts';
import type { Row, Tx } from '../tables.ts';
import type { DraftTicket } from './link.ts';

/** Who edits: the signed-in owner, or whoever holds the link to this one draft. */
export type Editor =
  | ({ readonly by: 'owner'; readonly email: string } & Caller)
  | { readonly by: 'link'; readonly ticket: DraftTicket };

/** How the audit log names somebody of whom nothing is known but that the link was in the browser. */
const LINK_ACTOR = 'holder of the draft link';

export type LinkEnd = 'sent' | 'expired' | 'deleted' | 'replaced';

export type AccessRefusal =
  | 'unknown-draft'
  /** detail: why, a `LinkEnd`. */
  | 'link-ended'
  | Extract<DocumentRefusal, 'already-sent' | 'being-finalised' | 'completed' | 'declined' | 'revoked' | 'expired'>;

type DocumentRow = Row<'document'>;
type TemplateRow = Row<'template'>;

/** Why this editor may not change the document; undefined when nothing stands against it. */
export function documentBarrier(
  editor: Editor,
  document: DocumentRow | undefined,
  now: Date,
): Refusal<AccessRefusal> | undefined {
  const stranger = foreignTo(editor, 'document', document);
  if (stranger || document === undefined) return refuse('unknown-draft');
  if (editor.by === 'owner') return document.deleted_at !== null ? refuse('unknown-draft') : noDraft(document);
  const { draft_link_version: version, draft_link_expires_at: endsAt } = document;
  const end = (why: LinkEnd) => refuse('link-ended', { why });
  if (version !== editor.ticket.linkVersion || endsAt === null) return end('replaced');
  if (document.deleted_at !== null) return end('deleted');
  if (document.status !== 'draft') return end('sent');
  return endsAt <= now ? end('expired') : undefined;
}

/** The same for a template. Its link is used up by the one document that is sent through it: no end is left then. */
export function templateBarrier(
  editor: Editor,
  template: TemplateRow | undefined,
  now: Date,
): Refusal<AccessRefusal> | undefined {
  const stranger = foreignTo(editor, 'template', template);
  if (stranger || template === undefined) return refuse('unknown-draft');
  if (editor.by === 'owner') return template.deleted_at !== null ? refuse('unknown-draft') : undefined;
  const end = (why: LinkEnd) => refuse('link-ended', { why });
  if (template.link_version !== editor.ticket.linkVersion) return end('replaced');
  if (template.deleted_at !== null) return end('deleted');
  if (template.link_expires_at === null) return end('sent');
  return template.link_expires_at <= now ? end('expired') : undefined;
}

/** Locks the document for a change by this editor. */
export async function lockForEditor(
  tx: Tx,
  editor: Editor,
  id: string,
  now: Date,
): Promise<LockedDocument | Refusal<AccessRefusal>> {
  const locked = await lockDocument(tx, id);
  return documentBarrier(editor, locked?.document, now) ?? locked ?? refuse('unknown-draft');
}

export async function lockTemplateForEditor(
  tx: Tx,
  editor: Editor,
  id: string,
  now: Date,
): Promise<TemplateRow | Refusal<AccessRefusal>> {
  const row = await tx.selectFrom('template').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return templateBarrier(editor, row, now) ?? row ?? refuse('unknown-draft');
}

/** For the audit log. */
export function editorMeta(editor: Editor, meta: RequestMeta): TransitionMeta {
  return { actor: editor.by === 'owner' ? editor.email : LINK_ACTOR, ip: meta.ip, userAgent: meta.userAgent };
}

function foreignTo(
  editor: Editor,
  kind: DraftTicket['kind'],
  row: { readonly id: string; readonly account_id: string } | undefined,
): boolean {
  if (row === undefined) return true;
  if (editor.by === 'owner') return row.account_id !== editor.accountId;
  return editor.ticket.kind !== kind || editor.ticket.id !== row.id;
}

/** A document that is on its way or ended is no draft; the codes are those of the state machine. */
function noDraft({ status, revoked_at: revokedAt }: DocumentRow): Refusal<AccessRefusal> | undefined {
  switch (status) {
    case 'draft':
      return undefined;
    case 'in-progress':
      return refuse('already-sent');
    case 'sealing':
      return refuse('being-finalised');
    case 'completed':
    case 'expired':
      return refuse(status);
    case 'declined':
      return refuse(revokedAt === null ? 'declined' : 'revoked');
  }
}
