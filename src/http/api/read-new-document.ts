import type { CreateDocumentBody, SignerBody } from '../../contract/api/create-document.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { normalisePrefill } from '../../domain/widget/prefill.ts';
import type { Widget } from '../../domain/widget/types.ts';
import type { NewDocument, NewRecipient } from '../../features/documents/new-document.ts';
import { type ReadContext, type ReadRefusal, readContent } from './read-content.ts';
import { readSettings } from './read-settings.ts';

/** Turns a request into the document to be made. */
export function readNewDocument(body: CreateDocumentBody, context: ReadContext): NewDocument | Refusal<ReadRefusal> {
  const { signers } = body;
  const content = readContent(body, context, missingOf(signers), normalisePrefill);
  if (isRefusal(content)) return content;
  const { widgets, ...rest } = content;
  return {
    ...rest,
    settings: readSettings(body),
    recipients: readRecipients(signers, widgets),
    charge: true,
  };
}

/** Somebody must sign, and everybody has an address. */
function missingOf(signers: readonly SignerBody[]): string | undefined {
  if (signers.length === 0) return 'signers';
  const nameless = signers.findIndex(({ email }) => email === undefined);
  return nameless < 0 ? undefined : `signers.${nameless}.email`;
}

export function readRecipients(
  signers: readonly SignerBody[],
  widgets: readonly (readonly Widget[])[],
): NewRecipient[] {
  return signers.map((signer, index) => {
    const email = signer.email ?? '';
    return {
      role: signer.role ?? `User-${index + 1}`,
      type: signer.signer_role,
      name: signer.name ?? email,
      email,
      phone: signer.phone,
      company: signer.company,
      jobTitle: signer.job_title,
      language: signer.language ?? null,
      accessCode: signer.access_code ?? null,
      widgets: widgets[index] ?? [],
    };
  });
}
