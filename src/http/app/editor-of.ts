import type { FastifyRequest } from 'fastify';
import type { EditorKey } from '../../contract/app/editor.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import type { Editor } from '../../features/drafts/editor.ts';
import { editorOfCookie } from '../../features/drafts/open-link.ts';
import { readDraftCookieOf } from './draft-cookie.ts';
import { RefusedError } from './serve.ts';
import { sessionOf } from './session.ts';

/** Who edits: answers 401 by throwing when there is neither the session nor the cookie that the address speaks of. */
export async function editorOf(request: FastifyRequest, deps: Deps, key: EditorKey): Promise<Editor> {
  if (key.by === 'owner') {
    const { accountId, tenantId, account } = await sessionOf(request, deps);
    return { by: 'owner', accountId, tenantId, email: account.email };
  }
  const cookie = readDraftCookieOf(deps, request, key);
  const editor = cookie === undefined ? null : editorOfCookie(deps, cookie);
  if (editor === null) throw new RefusedError(refuse('no-draft-session'));
  return editor;
}
