import { defaultNote, defaultSettings, selfSignNote } from '../../domain/document/default-settings.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Prepared } from '../../pdf/index.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { CreateDeps } from '../documents/create.ts';
import type { CreateRefusal, NewRecipient, SignedWish } from '../documents/new-document.ts';
import type { FormWish } from '../documents/prepare-file.ts';
import { createTemplate } from '../templates/create.ts';
import type { TemplateRefusal } from '../templates/new-template.ts';
import { createDraft } from './create.ts';
import { readUpload, type UploadRefusal } from './read-upload.ts';

export interface Beginning {
  readonly kind: 'document' | 'template';
  /** The document is signed by its owner alone, who is its only person. */
  readonly selfSign?: boolean;
  readonly title: string;
  readonly folderId: string | null;
  readonly file: Uint8Array;
  /** "" for none. */
  readonly password: string;
  /** Of a file that is signed already, and of a form: see `NewDraft`. */
  readonly signed?: SignedWish;
  readonly form?: FormWish;
}

export interface Begun {
  readonly kind: Beginning['kind'];
  readonly id: string;
  readonly changes: Prepared['changes'];
}

/** A draft of nothing but a file, for the editor. What the signed-in do in the app costs no credit. */
export async function beginDraft(
  deps: CreateDeps & Pick<Deps, 'docx'>,
  caller: Caller,
  { kind, selfSign = false, ...given }: Beginning,
  meta: RequestMeta,
): Promise<Begun | Refusal<CreateRefusal | TemplateRefusal | UploadRefusal>> {
  const file = await readUpload(deps, given.file);
  if (isRefusal(file)) return file;
  // Signatures are kept where only the file's own fields are needed.
  const anyField = kind === 'template' || selfSign;
  const signed = anyField && given.signed !== 'flatten' ? 'refuse' : (given.signed ?? 'refuse');
  const common = { ...given, signed, file, note: defaultNote, description: '', settings: defaultSettings, prefill: [] };
  if (kind === 'template') {
    const more = { roles: [], state: 'unfinished', isPublic: false, linkEndsAt: null } as const;
    const template = await createTemplate(deps, caller, { ...common, ...more, flattenSigned: signed === 'flatten' });
    return isRefusal(template) ? template : { kind, id: template.id, changes: [] };
  }
  const more = { charge: false, withLink: false, hideSigningLinks: false };
  const own = selfSign
    ? ({ kind: 'self-sign', note: selfSignNote, recipients: [await ownerOf(deps, caller)] } as const)
    : { recipients: [] };
  const draft = await createDraft(deps, caller, { ...common, ...more, ...own }, meta);
  return isRefusal(draft) ? draft : { kind, id: draft.id, changes: draft.changes };
}

async function ownerOf(deps: Pick<Deps, 'db'>, { accountId }: Caller): Promise<NewRecipient> {
  const { job_title: jobTitle, ...account } = await deps.db
    .selectFrom('account')
    .select(['name', 'email', 'phone', 'company', 'job_title'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return { ...account, jobTitle, role: '', type: 'signer', accessCode: null, widgets: [] };
}
