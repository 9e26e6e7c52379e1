import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { type ArrangedPage, type FormField, PdfError, type PdfFault } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import type { CreateRefusal } from '../documents/new-document.ts';
import { prepareSource, shownFile } from '../documents/prepare-file.ts';
import { fileLimitBytes } from '../plans/entitlements.ts';
import type { DraftFile } from '../tables/documents.ts';
import { type AccessRefusal, type Editor, lockForEditor, lockTemplateForEditor } from './editor.ts';
import { filesWith, fileVersion } from './files.ts';
import { type DraftKey, type LoadedDraft, loadDraft } from './load.ts';
import { readUpload, type UploadRefusal } from './read-upload.ts';

const MIB = 1024 * 1024;

/** A page of the file that is being arranged, 1-based, turned clockwise; or a blank one in points. */
export type PagePlan = readonly (
  | { readonly page: number; readonly turn: 0 | 90 | 180 | 270 }
  | { readonly blank: { readonly width: number; readonly height: number } }
)[];

/** What is to become of a file of the draft. */
export type PageChange =
  | { readonly kind: 'plan'; readonly plan: PagePlan }
  /** All pages of another file behind page `after`; 0: in front. */
  | {
      readonly kind: 'insert';
      readonly file: Uint8Array;
      readonly password: string;
      readonly after: number;
      readonly flattenSigned: boolean;
    };

export type PagesRefusal =
  | AccessRefusal
  | CreateRefusal
  | UploadRefusal
  | 'unknown-file'
  | 'unknown-page'
  | 'pages-fixed';

type PagesDeps = Pick<Deps, 'db' | 'pdf' | 'blobs' | 'docx' | 'settings' | 'environment' | 'clock'>;

/**
 * Makes a file with other pages of one that the draft has. The draft goes on having the one it has until its content is
 * saved with the new one, so that pages, fields and undo are one thing. Nobody is told: it is a draft.
 */
export async function arrangeDraftPages(
  deps: PagesDeps,
  editor: Editor,
  key: DraftKey,
  version: string,
  change: PageChange,
): Promise<{ readonly fileVersion: string; readonly pages: DraftFile['pages'] } | Refusal<PagesRefusal>> {
  const draft = await loadDraft(deps, editor, key);
  if (isRefusal(draft)) return draft;
  if (draft.keepsSignatures) return refuse('pages-fixed');
  const base = draft.files.find((one) => fileVersion(one) === version);
  if (base === undefined) return refuse('unknown-file');
  const wanted = await readChange(deps, base, change);
  if (isRefusal(wanted)) return wanted;
  const fault = checkPlan(deps, wanted.plan);
  if (fault) return fault;
  const made = await make(deps, draft, base, wanted);
  if (isRefusal(made)) return made;

  return deps.db.transaction().execute(async (tx) => {
    const now = deps.clock();
    if (key.kind === 'document') {
      const locked = await lockForEditor(tx, editor, key.id, now);
      if (isRefusal(locked)) return locked;
      const files = filesWith(locked.document, made);
      await tx.updateTable('document').set({ files }).where('id', '=', key.id).execute();
    } else {
      const row = await lockTemplateForEditor(tx, editor, key.id, now);
      if (isRefusal(row)) return row;
      await tx
        .updateTable('template')
        .set({ files: filesWith(row, made) })
        .where('id', '=', key.id)
        .execute();
    }
    return { fileVersion: fileVersion(made), pages: made.pages };
  });
}

interface Wanted {
  readonly plan: readonly ArrangedPage[];
  readonly others: readonly { readonly bytes: Uint8Array; readonly fields: readonly FormField[] }[];
}

async function readChange(
  deps: PagesDeps,
  base: DraftFile,
  change: PageChange,
): Promise<Wanted | Refusal<UploadRefusal | PdfFault | 'form-found' | 'signed-found' | 'unknown-page'>> {
  const own = base.pages.map((_, index) => ({ file: 0, page: index + 1, turn: 0 }) as const);
  if (change.kind === 'plan') {
    if (change.plan.some((one) => 'page' in one && own[one.page - 1] === undefined)) return refuse('unknown-page');
    return { plan: change.plan.map((one) => ('page' in one ? { file: 0, ...one } : one)), others: [] };
  }
  if (change.after > own.length) return refuse('unknown-page');
  const pdf = await readUpload(deps, change.file);
  if (isRefusal(pdf)) return pdf;
  const opened = await prepareSource(deps, {
    file: pdf,
    password: change.password,
    signed: change.flattenSigned ? 'flatten' : 'refuse',
  });
  if (isRefusal(opened)) return opened;
  const added = opened.pages.map((_, index) => ({ file: 1, page: index + 1, turn: 0 }) as const);
  return { plan: [...own.slice(0, change.after), ...added, ...own.slice(change.after)], others: [opened] };
}

function checkPlan(deps: PagesDeps, plan: Wanted['plan']): Refusal<'unknown-page' | 'too-many-pages'> | undefined {
  if (plan.length === 0) return refuse('unknown-page');
  return plan.length > deps.settings.limits.pagesPerDocument ? refuse('too-many-pages') : undefined;
}

async function make(
  deps: PagesDeps,
  draft: LoadedDraft,
  base: DraftFile,
  { plan, others }: Wanted,
): Promise<DraftFile | Refusal<CreateRefusal>> {
  const source = await deps.blobs.get(base.sourceBlob);
  const arranged = await deps.pdf
    .arrangePages([source, ...others.map(({ bytes }) => bytes)], plan)
    .catch((error: unknown) => {
      if (error instanceof PdfError) return refuse(error.code);
      throw error;
    });
  if (isRefusal(arranged)) return arranged;
  const limit = fileLimitBytes(deps, draft.tenant);
  if (arranged.bytes.byteLength > limit) return refuse('file-too-large', { limitMb: limit / MIB });
  const sourceBlob = await deps.blobs.put(arranged.bytes);
  const shownBlob = draft.kind === 'template' ? sourceBlob : await shownFile(deps, draft.id, arranged, []);
  if (isRefusal(shownBlob)) return shownBlob;
  const formFields = fieldsOn(plan, [base.formFields, ...others.map(({ fields }) => fields)]);
  const pages = arranged.pages.map(({ width, height }) => ({ width, height }));
  return { sourceBlob, shownBlob, bytes: arranged.bytes.byteLength, pages, formFields };
}

/** Former form fields go with their pages; of a turned page they would lie wrong. */
function fieldsOn(plan: Wanted['plan'], fields: readonly (readonly FormField[])[]): FormField[] {
  return plan.flatMap((one, index) => {
    if ('blank' in one || one.turn !== 0) return [];
    return (fields[one.file] ?? [])
      .filter(({ page }) => page === one.page)
      .map((each) => ({ ...each, page: index + 1 }));
  });
}
