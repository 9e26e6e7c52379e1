import type { TemplatePrefill } from '../../domain/template/types.ts';
import type { PrefillWidget } from '../../domain/widget/types.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Tx } from '../tables.ts';
import { type NewDocument, sourceBytes } from './new-document.ts';
import type { PreparedFiles } from './prepare-file.ts';

export interface DocumentRows {
  readonly id: string;
  readonly caller: Caller;
  readonly input: NewDocument;
  readonly files: Pick<PreparedFiles, 'pages' | 'sourceBlob' | 'shownBlob' | 'kept' | 'formFields'>;
  /** By position; null for a person without an access code. */
  readonly codeHashes: readonly (string | null)[];
  readonly now: Date;
  /** For one that is still to be edited. */
  readonly draft?: {
    readonly prefill: readonly TemplatePrefill[];
    /** null: there is no link to it. */
    readonly linkEndsAt: Date | null;
    readonly hideSigningLinks: boolean;
  };
}

/** Stores the document as a draft, with its people. */
export async function insertDocument(tx: Tx, deps: Pick<Deps, 'newId'>, rows: DocumentRows): Promise<void> {
  const { id, caller, input, files, now, draft } = rows;
  await tx
    .insertInto('document')
    .values({
      id,
      account_id: caller.accountId,
      tenant_id: caller.tenantId,
      title: input.title,
      note: input.note,
      description: input.description,
      folder_id: input.folderId,
      template_id: input.templateId ?? null,
      kind: input.kind ?? 'request-sign',
      status: 'draft',
      settings: JSON.stringify(input.settings),
      prefill: JSON.stringify(draft?.prefill ?? input.prefill.map(burntPrefill)),
      form_fields: JSON.stringify(files.formFields),
      draft_link_expires_at: draft?.linkEndsAt ?? null,
      hide_signing_links: draft?.hideSigningLinks ?? false,
      pages: JSON.stringify(files.pages),
      keeps_signatures: files.kept,
      source_blob: files.sourceBlob,
      source_bytes: sourceBytes(input.file),
      shown_blob: files.shownBlob,
      created_at: now,
      updated_at: now,
    })
    .execute();
  if (input.recipients.length === 0) return;
  await tx
    .insertInto('recipient')
    .values(
      input.recipients.map((recipient, index) => ({
        id: deps.newId(),
        document_id: id,
        position: index + 1,
        turn: recipient.turn ?? index + 1,
        role: recipient.role,
        type: recipient.type,
        name: recipient.name,
        email: recipient.email,
        phone: recipient.phone,
        company: recipient.company,
        job_title: recipient.jobTitle,
        language: recipient.language ?? null,
        access_code_hash: rows.codeHashes[index] ?? null,
        widgets: JSON.stringify(recipient.widgets),
      })),
    )
    .execute();
}

/** A picture that came with the call is in the file; its bytes are not kept a second time. */
function burntPrefill({ widget, response }: PrefillWidget): TemplatePrefill {
  return { widget, response: widget.type === 'image' && typeof response === 'string' ? null : response };
}
