import type { DraftContent } from '../../domain/draft/content.ts';
import type { SettledDraft } from '../../domain/draft/settle-draft.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { appendAudit } from '../audit/append.ts';
import type { Caller } from '../caller.ts';
import { rememberContacts } from '../contacts/remember.ts';
import { debitDocument } from '../credits/debit.ts';
import type { CreateDeps } from '../documents/create.ts';
import { insertDocument } from '../documents/insert-document.ts';
import type { LockedDocument } from '../documents/locked-document.ts';
import type { CreateRefusal } from '../documents/new-document.ts';
import { shownFile } from '../documents/prepare-file.ts';
import { checkSize } from '../documents/quotas.ts';
import { type TransitionMeta, transition } from '../documents/transition.ts';
import type { Tx } from '../tables.ts';
import type { TemplateContent } from '../templates/insert-template.ts';
import { roleId, storedPrefill } from './content.ts';
import { settledPeople } from './send.ts';

/** What documents take from their template beside its content. */
export type TemplateFacts = Pick<
  TemplateContent,
  'roles' | 'prefill' | 'pages' | 'source_blob' | 'source_bytes' | 'form_fields'
>;

/** A document of a template whose file lies in the blob store and which nobody knows of yet. */
export interface TemplateDocument {
  readonly id: string;
  readonly caller: Caller;
  /** With its people and answers. */
  readonly content: DraftContent;
  readonly people: SettledDraft['people'];
  readonly shownBlob: string;
  /** Hashes of access codes given for this document alone, by the id of the person. */
  readonly codeHashes: ReadonlyMap<string, string>;
}

/** The slow half, outside of any transaction, once the content is settled without problems: draws the file. */
export async function prepareTemplateDocument(
  deps: CreateDeps,
  caller: Caller,
  template: Pick<TemplateFacts, 'source_blob' | 'source_bytes' | 'pages'>,
  content: DraftContent,
  settled: SettledDraft,
): Promise<Omit<TemplateDocument, 'codeHashes'> | Refusal<CreateRefusal>> {
  const full = await checkSize(deps, caller, template.source_bytes);
  if (full) return full;
  const bytes = await deps.blobs.get(template.source_blob);
  const id = deps.newId();
  const shownBlob = await shownFile(deps, id, { bytes, pages: template.pages }, settled.prefill);
  if (isRefusal(shownBlob)) return shownBlob;
  return { id, caller, content, people: settledPeople(settled), shownBlob };
}

export interface Issue {
  /** null: the template is gone meanwhile. */
  readonly templateId: string | null;
  /** Costs a credit. */
  readonly charge: boolean;
  /** Its mails and its webhook wait until then, and it can be taken back. */
  readonly holdUntil?: Date;
  /** When the link ends by which it is edited on once it is taken back; null for none. */
  readonly linkEndsAt: Date | null;
  readonly origin: TransitionMeta;
}

/** The other half, in the caller's transaction: takes the credit, stores the document and sends it. */
export async function storeTemplateDocument(
  tx: Tx,
  deps: CreateDeps,
  template: TemplateFacts,
  document: TemplateDocument,
  { templateId, charge, holdUntil, linkEndsAt, origin }: Issue,
): Promise<LockedDocument | Refusal<'no-credits'>> {
  const { id, caller, content, people, shownBlob } = document;
  const now = deps.clock();
  if (charge) {
    const broke = await debitDocument(tx, deps, { ...caller, documentId: id });
    if (broke) return broke;
  }
  const { pages, source_blob: sourceBlob, form_fields: formFields } = template;
  const title = content.title.trim();
  const codeOf = new Map(template.roles.map((role, index) => [roleId(index), role.accessCodeHash]));
  await insertDocument(tx, deps, {
    id,
    caller,
    input: {
      ...content,
      title,
      file: { blob: sourceBlob, pages, bytes: template.source_bytes },
      password: '',
      recipients: people.map((person) => ({ ...person, accessCode: null })),
      prefill: [],
      charge,
      templateId,
    },
    files: { pages, shownBlob, sourceBlob, kept: false, formFields },
    codeHashes: people.map((person) => document.codeHashes.get(person.id) ?? codeOf.get(person.id) ?? null),
    now,
    draft: {
      prefill: storedPrefill(content.prefill, template.prefill),
      linkEndsAt,
      hideSigningLinks: false,
    },
  });
  await rememberContacts(tx, deps, caller.accountId, people);
  const data = { documentId: id, title, sourceSha256: sourceBlob, ...(templateId === null ? {} : { templateId }) };
  await appendAudit(tx, id, [{ at: now, kind: 'created', ...origin, data, fileSha256: shownBlob }]);
  const held = holdUntil === undefined ? {} : { holdUntil };
  const sent = await transition(tx, deps, id, { kind: 'send', ...held }, origin);
  if (isRefusal(sent)) throw new Error(`A new document could not be sent: ${sent.refused}.`);
  return sent.locked;
}
