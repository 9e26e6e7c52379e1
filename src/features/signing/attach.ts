import { decide } from '../../domain/document/decide.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { filesOf } from '../../domain/widget/response-kinds.ts';
import type { UploadedFile } from '../../domain/widget/types.ts';
import type { Deps } from '../deps.ts';
import { filesBy } from '../documents/attached.ts';
import { cleanTexts } from '../documents/clean-text.ts';
import { documentStateOf } from '../documents/document-state.ts';
import { checkStorage } from '../documents/quotas.ts';
import type { Tx } from '../tables.ts';
import { uploadRules } from './attached.ts';
import { enterSigning, type LockedSigning } from './locked-signing.ts';
import { type FileRefusal, readFile } from './read-file.ts';
import type { SigningRefusal } from './refusals.ts';
import type { SigningSession } from './session.ts';

const MIB = 1024 * 1024;
const HOUR = 3600;

export type AttachRefusal =
  | SigningRefusal
  | FileRefusal
  /** detail: limitMb. */
  | 'file-too-big'
  /** detail: limit. */
  | 'too-many-files'
  /** All files of the document together; detail: limitMb. */
  | 'document-full'
  /** The sandbox keeps no more files of the sender; detail: limitMb. */
  | 'quota-storage'
  /** Too many uploads in an hour; detail: retryAfterSeconds. */
  | 'locked';

type AttachDeps = Pick<
  Deps,
  'db' | 'pdf' | 'docx' | 'blobs' | 'clock' | 'limiter' | 'newId' | 'settings' | 'environment'
>;
interface Attached {
  /** All files of the field, in the order in which they came. */
  readonly files: readonly UploadedFile[];
}

/**
 * Adds a file to an attachments field: checked by its content, turned into pages, kept at once. Many at a time never
 * exceed the limits, and what is refused leaves nothing but blobs, which the sweeper takes.
 */
export async function attachFile(
  deps: AttachDeps,
  session: SigningSession,
  widgetId: string,
  upload: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Attached | Refusal<AttachRefusal>> {
  const { mostBytes } = uploadRules(deps);
  if (upload.bytes.byteLength > mostBytes) return refuse('file-too-big', { limitMb: mostBytes / MIB });
  // Before anything is read: strangers, viewers and full fields cost no work.
  const early = await change(deps, session, widgetId, (files) => roomFor(deps, files));
  if (isRefusal(early)) return early;
  const turn = await deps.limiter('upload', deps.settings.limits.uploadsPerHour, HOUR).take(session.recipientId);
  if (!turn.allowed) return refuse('locked', { retryAfterSeconds: turn.retryAfterSeconds });

  const read = await readFile(deps, upload.bytes);
  if (isRefusal(read)) return read;
  const file: UploadedFile = {
    id: deps.newId(),
    name: fileName(upload.name),
    size: upload.bytes.byteLength,
    sha256: await deps.blobs.put(upload.bytes),
    pdf: await deps.blobs.put(read.pdf),
    pdfSize: read.pdf.byteLength,
    pages: read.pages,
  };
  return change(deps, session, widgetId, async (files, locked, tx) => {
    const full = roomFor(deps, files) ?? roomOn(deps, locked, file);
    if (full) return full;
    const { account_id: accountId } = locked.document;
    return (await checkStorage({ ...deps, db: tx }, accountId, file.size + file.pdfSize)) ?? [...files, file];
  });
}

/** Takes a file out again; one that is gone already is fine. */
export async function detachFile(
  deps: Pick<Deps, 'db' | 'clock'>,
  session: SigningSession,
  widgetId: string,
  fileId: string,
): Promise<Attached | Refusal<AttachRefusal>> {
  return change(deps, session, widgetId, (files) => files.filter(({ id }) => id !== fileId));
}

type Files = readonly UploadedFile[];
type Wanted = Files | Refusal<AttachRefusal> | undefined;

/** Locks, checks that this person may fill this field now, and stores what `next` makes of its files. */
async function change(
  deps: Pick<Deps, 'db' | 'clock'>,
  session: SigningSession,
  widgetId: string,
  next: (files: Files, locked: LockedSigning, tx: Tx) => Wanted | Promise<Wanted>,
): Promise<Attached | Refusal<AttachRefusal>> {
  return deps.db.transaction().execute(async (tx) => {
    const locked = await enterSigning(tx, session);
    if (isRefusal(locked)) return locked;
    const { document, recipients, owner, me } = locked;
    const command = { kind: 'consent', recipientId: me.id, wording: '' } as const;
    const allowed = decide(documentStateOf(document, recipients, owner.email), command, deps.clock());
    if (isRefusal(allowed)) return allowed;
    const widget = me.widgets.find((one) => one.id === widgetId);
    if (widget?.type !== 'attachments') return refuse('foreign-widget', { widget: widgetId });
    const files = filesOf(me.answers[widgetId]);
    const wanted = await next(files, locked, tx);
    if (isRefusal(wanted)) return wanted;
    if (wanted !== undefined) await store(tx, locked, widgetId, wanted);
    return { files: wanted ?? files };
  });
}

async function store(tx: Tx, { me }: LockedSigning, widgetId: string, files: Files): Promise<void> {
  const answers = { ...me.answers, [widgetId]: { files } };
  await tx
    .updateTable('recipient')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', me.id)
    .execute();
}

function roomFor(deps: Pick<Deps, 'settings'>, files: Files): Refusal<'too-many-files'> | undefined {
  const limit = deps.settings.limits.filesPerField;
  return files.length >= limit ? refuse('too-many-files', { limit }) : undefined;
}

/** Everything attached to the document ends in one file, which must stay readable. */
function roomOn(
  deps: Pick<Deps, 'settings'>,
  { document, recipients }: LockedSigning,
  file: UploadedFile,
): Refusal<'document-full' | 'file-pages'> | undefined {
  const { attachedBytes, pagesPerDocument } = deps.settings.limits;
  const all = [...recipients.flatMap(filesBy), file];
  if (all.reduce((sum, one) => sum + one.pdfSize, 0) > attachedBytes) {
    return refuse('document-full', { limitMb: attachedBytes / MIB });
  }
  const pages = all.reduce((sum, one) => sum + one.pages.length, document.pages.length);
  return pages > pagesPerDocument ? refuse('file-pages', { limit: pagesPerDocument }) : undefined;
}

/** The last part of the path, without what can't be shown. */
function fileName(given: string): string {
  const last = cleanTexts(given).split(/[\\/]/).at(-1) ?? '';
  const shown = last
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...shown].slice(0, 120).join('') || 'file';
}
