import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Queryable, Row } from '../tables.ts';

type Template = Row<'template'>;

/** What a template holds; its file is stored already. */
export type TemplateContent = Pick<
  Template,
  | 'title'
  | 'note'
  | 'description'
  | 'folder_id'
  | 'settings'
  | 'roles'
  | 'prefill'
  | 'pages'
  | 'source_blob'
  | 'source_bytes'
  | 'form_fields'
  | 'is_public'
  | 'link_expires_at'
>;

export async function insertTemplate(
  db: Queryable,
  deps: Pick<Deps, 'clock' | 'newId'>,
  caller: Caller,
  content: TemplateContent,
): Promise<Template> {
  const now = deps.clock();
  return db
    .insertInto('template')
    .values({
      ...content,
      settings: JSON.stringify(content.settings),
      roles: JSON.stringify(content.roles),
      prefill: JSON.stringify(content.prefill),
      pages: JSON.stringify(content.pages),
      form_fields: JSON.stringify(content.form_fields),
      id: deps.newId(),
      account_id: caller.accountId,
      tenant_id: caller.tenantId,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The content of a template or document that another is made of, private and without a link; nothing else of its row. */
export function contentOf(original: Omit<TemplateContent, 'is_public' | 'link_expires_at'>): TemplateContent {
  const {
    title,
    note,
    description,
    folder_id,
    settings,
    roles,
    prefill,
    pages,
    source_blob,
    source_bytes,
    form_fields,
  } = original;
  const copied = { title, note, description, folder_id, settings, roles, prefill, pages, source_blob, source_bytes };
  return { ...copied, form_fields, is_public: false, link_expires_at: null };
}
