import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { type AccessRefusal, documentBarrier, type Editor, templateBarrier } from './editor.ts';
import { type DraftTicket, readDraftCookie, readDraftToken } from './link.ts';

type OpenDeps = Pick<Deps, 'db' | 'keys' | 'clock'>;

/** What the link's token opens, while it opens anything. */
export async function openDraftLink(
  deps: OpenDeps,
  token: string,
): Promise<{ readonly ticket: DraftTicket; readonly endsAt: Date } | Refusal<'unknown-link' | AccessRefusal>> {
  const ticket = readDraftToken(deps, token);
  if (ticket === null) return refuse('unknown-link');
  const endsAt = await linkEnd(deps, ticket);
  if (isRefusal(endsAt)) return endsAt.refused === 'unknown-draft' ? refuse('link-ended', { why: 'deleted' }) : endsAt;
  return { ticket, endsAt };
}

/** Who holds the cookie; null for one that we never gave. Whether it still opens the draft is seen with the draft. */
export function editorOfCookie(deps: Pick<Deps, 'keys'>, cookie: string): Editor | null {
  const ticket = readDraftCookie(deps, cookie);
  return ticket && { by: 'link', ticket };
}

async function linkEnd(deps: OpenDeps, ticket: DraftTicket): Promise<Date | Refusal<AccessRefusal>> {
  const editor: Editor = { by: 'link', ticket };
  const now = deps.clock();
  if (ticket.kind === 'document') {
    const row = await deps.db.selectFrom('document').selectAll().where('id', '=', ticket.id).executeTakeFirst();
    return documentBarrier(editor, row, now) ?? row?.draft_link_expires_at ?? refuse('unknown-draft');
  }
  const row = await deps.db.selectFrom('template').selectAll().where('id', '=', ticket.id).executeTakeFirst();
  return templateBarrier(editor, row, now) ?? row?.link_expires_at ?? refuse('unknown-draft');
}
