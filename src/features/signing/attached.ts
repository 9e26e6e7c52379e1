import type { OtherRecipient, UploadRules } from '../../domain/recipient/signing-view.ts';
import type { Deps } from '../deps.ts';
import { filesBy } from '../documents/attached.ts';
import type { Row } from '../tables.ts';

/** What may be attached here: the environment's limit for files counts too. */
export function uploadRules(deps: Pick<Deps, 'settings' | 'environment' | 'docx'>): UploadRules {
  const { filesPerField, attachmentBytes } = deps.settings.limits;
  return {
    mostFiles: filesPerField,
    mostBytes: Math.min(attachmentBytes, deps.environment.fileLimitBytes ?? attachmentBytes),
    docx: deps.docx !== null,
  };
}

export function attachedBy(recipient: Row<'recipient'>): OtherRecipient['attached'] {
  return filesBy(recipient).map(({ name, pages }) => ({ name, pages: pages.length }));
}
