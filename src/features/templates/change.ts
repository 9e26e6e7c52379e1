import type { Updateable } from 'kysely';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { changeSettings, type SettingsChange } from '../../domain/template/inherit-settings.ts';
import type { Caller } from '../caller.ts';
import { cleanTexts } from '../documents/clean-text.ts';
import { prepareSource } from '../documents/prepare-file.ts';
import { checkSize } from '../documents/quotas.ts';
import { holdFolder } from '../folders/tree.ts';
import type { Row, Tables } from '../tables.ts';
import { checkContent, checkWidgetPlaces } from './check-template.ts';
import type { TemplateDeps } from './create.ts';
import { lockTemplate } from './locked-template.ts';
import type { NewPrefill, NewRole, OpenedFile, TemplateRefusal } from './new-template.ts';
import { findTemplate } from './queries.ts';
import { storedPrefill, storedRoles } from './store-parts.ts';

/** What is undefined stays. Texts are trimmed, options have their defaults applied. */
export interface TemplateChange {
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly description?: string | undefined;
  /** null: into the root. */
  readonly folderId?: string | null | undefined;
  readonly settings?: SettingsChange | undefined;
  /** All roles in their new order; a role keeps its code by carrying its hash. */
  readonly roles?: readonly NewRole[] | undefined;
  readonly prefill?: readonly NewPrefill[] | undefined;
  /** Takes the place of the template's; its widgets stay, so they must fit on its pages. */
  readonly file?:
    | { readonly bytes: Uint8Array; readonly password: string; readonly flattenSigned?: boolean }
    | undefined;
  readonly isPublic?: boolean | undefined;
  /** Refused with `changed-elsewhere` unless the template still has this state version. */
  readonly expectedVersion?: number | undefined;
}

export type ChangeRefusal = TemplateRefusal | 'not-found' | 'changed-elsewhere';

/** Times a change starts over because somebody else's came in between. */
const ATTEMPTS = 5;

/**
 * Changes a template; documents made from it before stay as they are. What visitors of a public template would see
 * (file, roles, fields, order) can't change under them: such a change makes it private, unless it says otherwise.
 */
export async function changeTemplate(
  deps: TemplateDeps,
  caller: Caller,
  id: string,
  change: TemplateChange,
): Promise<Row<'template'> | Refusal<ChangeRefusal>> {
  const { file, ...texts } = change;
  const wanted = cleanTexts(texts);
  const first = await findTemplate(deps.db, caller.accountId, id);
  if (first === undefined) return refuse('not-found');
  const opened = file === undefined ? undefined : await openFile(deps, caller, file);
  if (isRefusal(opened)) return opened;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await findTemplate(deps.db, caller.accountId, id);
    if (before === undefined) return refuse('not-found');
    if (wanted.expectedVersion !== undefined && wanted.expectedVersion !== before.state_version) break;
    const columns = await changedColumns(deps, before, wanted, opened);
    if (isRefusal(columns)) return columns;
    const saved = await save(deps, caller, before, columns, wanted.folderId);
    if (!isRefusal(saved) || saved.refused !== 'changed-elsewhere') return saved;
  }
  return refuse('changed-elsewhere');
}

type Wanted = Omit<TemplateChange, 'file'>;
type Columns = Updateable<Tables['template']>;

/** The template after the change. Pictures and codes are worked on here, outside of any transaction. */
async function changedColumns(
  deps: TemplateDeps,
  row: Row<'template'>,
  wanted: Wanted,
  opened: StoredFile | undefined,
): Promise<Columns | Refusal<TemplateRefusal>> {
  const settings = changeSettings(row.settings, wanted.settings ?? {});
  const roles = wanted.roles ?? row.roles.map((role) => ({ ...role, accessCode: null }));
  const prefill = wanted.prefill ?? row.prefill;
  const edited =
    wanted.roles !== undefined ||
    wanted.prefill !== undefined ||
    opened !== undefined ||
    settings.sendInOrder !== row.settings.sendInOrder;
  const isPublic = wanted.isPublic ?? (row.is_public && !edited);
  const fault =
    checkContent({ roles, prefill, settings, isPublic, state: 'unfinished' }, deps.settings.limits) ??
    checkWidgetPlaces({ roles, prefill }, opened?.pages ?? row.pages);
  if (fault) return fault;
  const stored = wanted.prefill && (await storedPrefill(deps, wanted.prefill, row.prefill));
  if (isRefusal(stored)) return stored;
  return {
    title: wanted.title ?? row.title,
    note: wanted.note ?? row.note,
    description: wanted.description ?? row.description,
    folder_id: wanted.folderId === undefined ? row.folder_id : wanted.folderId,
    settings: JSON.stringify(settings),
    is_public: isPublic,
    ...(wanted.roles && { roles: JSON.stringify(await storedRoles(wanted.roles)) }),
    ...(stored && { prefill: JSON.stringify(stored) }),
    ...(opened && { source_blob: opened.blob, source_bytes: opened.size, pages: JSON.stringify(opened.pages) }),
  };
}

/** Refused with `changed-elsewhere` when the row is no longer the one that was looked at. */
function save(
  deps: TemplateDeps,
  caller: Caller,
  before: Row<'template'>,
  columns: Columns,
  folderId: string | null | undefined,
): Promise<Row<'template'> | Refusal<'not-found' | 'unknown-folder' | 'changed-elsewhere'>> {
  return deps.db.transaction().execute(async (tx) => {
    const row = await lockTemplate(tx, caller.accountId, before.id);
    if (row === undefined) return refuse('not-found');
    if (row.state_version !== before.state_version) return refuse('changed-elsewhere');
    const moved = typeof folderId === 'string' && folderId !== row.folder_id;
    if (moved && (await holdFolder(tx, caller.accountId, folderId)) === undefined) return refuse('unknown-folder');
    return tx
      .updateTable('template')
      .set({ ...columns, state_version: row.state_version + 1, updated_at: deps.clock() })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

type StoredFile = OpenedFile & { readonly blob: string; readonly size: number };

async function openFile(
  deps: TemplateDeps,
  caller: Caller,
  file: NonNullable<TemplateChange['file']>,
): Promise<StoredFile | Refusal<ChangeRefusal>> {
  const { bytes, password, flattenSigned = false } = file;
  const size = bytes.byteLength;
  const refusal = await checkSize(deps, caller, size, 'template');
  if (refusal) return refusal;
  const opened = await prepareSource(deps, { file: bytes, password, signed: flattenSigned ? 'flatten' : 'refuse' });
  return isRefusal(opened) ? opened : { ...opened, size, blob: await deps.blobs.put(opened.bytes) };
}
