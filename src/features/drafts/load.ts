import type { PageBox } from '../../domain/document/types.ts';
import type { DraftContent } from '../../domain/draft/content.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { FormField } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import type { DraftFile } from '../tables/documents.ts';
import type { Row } from '../tables.ts';
import { documentContent, templateContent } from './content.ts';
import { type AccessRefusal, documentBarrier, type Editor, templateBarrier } from './editor.ts';
import { currentFile } from './files.ts';

export interface DraftKey {
  readonly kind: 'document' | 'template';
  readonly id: string;
}

/** A draft as the editor needs it. */
export interface LoadedDraft {
  readonly kind: DraftKey['kind'];
  readonly id: string;
  readonly stateVersion: number;
  readonly savedAt: Date;
  /** A document that its owner signs alone. */
  readonly selfSign: boolean;
  readonly content: DraftContent;
  readonly pages: readonly PageBox[];
  readonly formFields: readonly FormField[];
  /** Its file is signed and stays as it is: only `formFields` can be filled. */
  readonly keepsSignatures: boolean;
  readonly pictures: readonly string[];
  /** The one it has, and others that it had or may have. */
  readonly files: readonly DraftFile[];
  /** What the pages show, and what their text is read from. */
  readonly shownBlob: string;
  readonly sourceBlob: string;
  readonly linkEndsAt: Date | null;
  readonly owner: Row<'account'>;
  readonly tenant: Row<'tenant'>;
}

type LoadDeps = Pick<Deps, 'db' | 'clock'>;

/** The draft for this editor. */
export async function loadDraft(
  deps: LoadDeps,
  editor: Editor,
  key: DraftKey,
): Promise<LoadedDraft | Refusal<AccessRefusal>> {
  const found = key.kind === 'document' ? await document(deps, editor, key.id) : await template(deps, editor, key.id);
  if (isRefusal(found)) return found;
  const { row, ...rest } = found;
  const owner = await deps.db
    .selectFrom('account')
    .selectAll()
    .where('id', '=', row.account_id)
    .executeTakeFirstOrThrow();
  const tenant = await deps.db
    .selectFrom('tenant')
    .selectAll()
    .where('id', '=', row.tenant_id)
    .executeTakeFirstOrThrow();
  return {
    ...rest,
    kind: key.kind,
    id: row.id,
    stateVersion: row.state_version,
    savedAt: row.updated_at,
    pages: row.pages,
    formFields: row.form_fields,
    pictures: row.pictures,
    files: [currentFile(row), ...row.files],
    sourceBlob: row.source_blob,
    owner,
    tenant,
  };
}

async function document(deps: LoadDeps, editor: Editor, id: string) {
  const row = await deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
  const barrier = documentBarrier(editor, row, deps.clock());
  if (barrier || row === undefined) return barrier ?? refuse('unknown-draft');
  const recipients = await deps.db
    .selectFrom('recipient')
    .selectAll()
    .where('document_id', '=', id)
    .orderBy('position')
    .execute();
  const content = documentContent(row, recipients);
  const [selfSign, keepsSignatures] = [row.kind === 'self-sign', row.keeps_signatures];
  const shown = { shownBlob: row.shown_blob, linkEndsAt: row.draft_link_expires_at };
  return { row, content, selfSign, keepsSignatures, ...shown };
}

async function template(deps: LoadDeps, editor: Editor, id: string) {
  const row = await deps.db.selectFrom('template').selectAll().where('id', '=', id).executeTakeFirst();
  const barrier = templateBarrier(editor, row, deps.clock());
  if (barrier || row === undefined) return barrier ?? refuse('unknown-draft');
  const content = templateContent(row);
  const shown = { shownBlob: row.source_blob, linkEndsAt: row.link_expires_at };
  return { row, content, selfSign: false, keepsSignatures: false, ...shown };
}
