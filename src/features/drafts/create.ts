import { settingObstacle } from '../../domain/document/signature-mode.ts';
import type { DocumentSettings } from '../../domain/document/types.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { OpenPrefill } from '../../domain/widget/prefill.ts';
import type { Prepared } from '../../pdf/index.ts';
import { appendAudit } from '../audit/append.ts';
import type { Caller, RequestMeta } from '../caller.ts';
import { debitDocument } from '../credits/debit.ts';
import type { Deps } from '../deps.ts';
import { hashAccessCode, isAccessCode } from '../documents/access-code.ts';
import { checkCopies } from '../documents/check-copies.ts';
import { checkPlaces } from '../documents/check-new-document.ts';
import { cleanTexts } from '../documents/clean-text.ts';
import type { CreateDeps } from '../documents/create.ts';
import { formWidgets } from '../documents/form-widgets.ts';
import { insertDocument } from '../documents/insert-document.ts';
import { placedByName, refuseKept, signedFacts } from '../documents/kept-file.ts';
import type { CreateRefusal, NewDocument, NewRecipient, SignedWish } from '../documents/new-document.ts';
import { type FormWish, prepareSource, shownFile } from '../documents/prepare-file.ts';
import { checkSize } from '../documents/quotas.ts';
import { refuseMode } from '../documents/signature-mode.ts';
import { folderOf } from '../folders/queries.ts';
import { holdFolder } from '../folders/tree.ts';
import { storedPrefill as storedPictures } from '../templates/store-parts.ts';
import { draftDocumentLink, draftLinkEnd } from './link.ts';

/** A document to be finished in the editor. */
export interface NewDraft {
  readonly file: Uint8Array;
  /** Opens an encrypted file; "" for none. */
  readonly password: string;
  /** Of a file that is signed already. Default: it is refused. */
  readonly signed?: SignedWish;
  /** Fields of its form become those of a first person, are drawn into the pages (default), or the caller is asked. */
  readonly form?: FormWish;
  readonly title: string;
  readonly note: string;
  readonly description: string;
  readonly folderId: string | null;
  readonly settings: DocumentSettings;
  /** Addresses, names and fields may be missing. */
  readonly recipients: readonly NewRecipient[];
  readonly prefill: readonly OpenPrefill[];
  /** true: costs one credit, now. */
  readonly charge: boolean;
  /** true: whoever has its link may finish and send it. */
  readonly withLink: boolean;
  readonly hideSigningLinks: boolean;
  readonly kind?: NonNullable<NewDocument['kind']>;
}

export interface CreatedDraft {
  readonly id: string;
  /** null without a link. */
  readonly url: string | null;
  readonly changes: Prepared['changes'];
}

/** Makes a draft; nothing is sent and nobody becomes a contact before it is. */
export async function createDraft(
  deps: CreateDeps,
  caller: Caller,
  input: NewDraft,
  meta: RequestMeta,
): Promise<CreatedDraft | Refusal<CreateRefusal>> {
  const { file, ...texts } = input;
  const wanted: NewDraft = { ...cleanTexts(texts), file };
  const refusal = checkDraft(wanted, deps.settings.limits) ?? (await checkSize(deps, caller, file.byteLength));
  if (refusal) return refusal;
  const { folderId } = wanted;
  if (folderId !== null && (await folderOf(deps.db, caller.accountId, folderId)) === undefined) {
    return refuse('unknown-folder');
  }
  const id = deps.newId();
  const files = await storedFiles(deps, id, wanted);
  if (isRefusal(files)) return files;
  const prefill = await storedPictures(deps, wanted.prefill);
  if (isRefusal(prefill)) return refuse('not-a-picture');
  const recipients = [...files.recipients, ...files.formPeople];
  const codeHashes = await Promise.all(
    recipients.map(({ accessCode }) => (accessCode === null ? null : hashAccessCode(accessCode))),
  );

  return deps.db.transaction().execute(async (tx) => {
    const folder = folderId === null ? null : await holdFolder(tx, caller.accountId, folderId);
    if (folder === undefined) return refuse('unknown-folder');
    if (wanted.charge) {
      const broke = await debitDocument(tx, deps, { ...caller, documentId: id });
      if (broke) return broke;
    }
    const now = deps.clock();
    const linkEndsAt = wanted.withLink ? draftLinkEnd(now) : null;
    const { changes } = files;
    const draft = { prefill, linkEndsAt, hideSigningLinks: wanted.hideSigningLinks };
    const document: NewDocument = { ...wanted, recipients, prefill: [] };
    await insertDocument(tx, deps, { id, caller, input: document, files, codeHashes, now, draft });
    const owner = await tx
      .selectFrom('account')
      .select('email')
      .where('id', '=', caller.accountId)
      .executeTakeFirstOrThrow();
    const data = {
      documentId: id,
      title: wanted.title,
      sourceSha256: files.sourceBlob,
      ...signedFacts(files),
    };
    const origin = { actor: owner.email, ip: meta.ip, userAgent: meta.userAgent };
    await appendAudit(tx, id, [{ at: now, kind: 'created', ...origin, data, fileSha256: files.shownBlob }]);
    return { id, url: linkEndsAt && draftDocumentLink(deps, { id, draft_link_version: 1 }), changes };
  });
}

/** The file as the editor shows it: what the sender fills is burnt in at sending. */
async function storedFiles(deps: CreateDeps, id: string, wanted: NewDraft) {
  const prepared = await prepareSource(deps, wanted);
  if (isRefusal(prepared)) return prepared;
  const { pages, changes, kept } = prepared;
  // Of a file that keeps its signatures nothing but its own fields can be used.
  const asFields = kept ? wanted.recipients.length === 0 : wanted.form === 'fields';
  const formPeople = asFields ? formPerson(deps, prepared.fields) : [];
  const formFields = kept || wanted.form !== 'fields' ? prepared.fields : [];
  const recipients = kept ? placedByName(wanted.recipients, formFields) : wanted.recipients;
  const widgets = formPeople.reduce((sum, { widgets }) => sum + widgets.length, 0);
  const limit = deps.settings.limits.widgetsPerDocument;
  if (widgets > limit) return refuse('too-many-widgets', { limit });
  const placed = wanted.prefill.map(({ widget }) => ({ widget, response: '' }));
  const unfit = kept
    ? (refuseMode(wanted.settings.signatureMode, 'signatures-kept') ??
      refuseKept({ ...wanted, recipients, prefill: placed }, formFields))
    : checkPlaces({ recipients, prefill: placed }, pages);
  if (unfit) return unfit;
  const shownBlob = await shownFile(deps, id, prepared, []);
  if (isRefusal(shownBlob)) return shownBlob;
  const sourceBlob = await deps.blobs.put(prepared.bytes);
  return { pages, changes, kept, formFields, formPeople, recipients, shownBlob, sourceBlob };
}

/** Who has the fields that the form held, until they are given to others. */
function formPerson(deps: Pick<Deps, 'newId'>, fields: Prepared['fields']): NewRecipient[] {
  const widgets = formWidgets(fields, deps.newId);
  if (widgets.length === 0) return [];
  const nobody = { role: '', type: 'signer', name: '', email: '', phone: '', company: '', jobTitle: '' } as const;
  return [{ ...nobody, accessCode: null, widgets }];
}

/** Whatever is missing may come later; what can't be stored is refused. */
function checkDraft(wanted: NewDraft, limits: Deps['settings']['limits']): Refusal<CreateRefusal> | undefined {
  const { recipients, prefill } = wanted;
  if (recipients.length > limits.recipientsPerDocument) {
    return refuse('too-many-recipients', { limit: limits.recipientsPerDocument });
  }
  const widgets = prefill.length + recipients.reduce((sum, recipient) => sum + recipient.widgets.length, 0);
  if (widgets > limits.widgetsPerDocument) return refuse('too-many-widgets', { limit: limits.widgetsPerDocument });
  const copies = checkCopies(wanted.settings, limits);
  if (copies) return copies;
  const coded = recipients.find(({ accessCode }) => accessCode !== null && !isAccessCode(accessCode));
  if (coded) return refuse('bad-access-code', { email: coded.email });
  return refuseMode(wanted.settings.signatureMode, settingObstacle(wanted.settings));
}
