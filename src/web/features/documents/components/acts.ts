import type { DocumentRow } from '../../../../contract/app/documents.ts';

export type Act =
  | 'sign'
  | 'remind'
  | 'links'
  | 'correct'
  | 'rename'
  | 'extend'
  | 'download'
  | 'forward'
  | 'copy'
  /** The same for one that ended without being signed. */
  | 'fix'
  | 'save-template'
  | 'end-draft-link'
  | 'revoke'
  | 'trash'
  | 'restore';

/** What one is asked about: an act and its document. */
export interface Asked {
  act: Act;
  id: string;
  title: string;
  /** Whom it concerns, where one person is meant. */
  personId?: string;
}

/** Acts of a row by its status; the server decides for good. */
export function actsOf(row: DocumentRow): readonly Act[] {
  if (row.deletedAt !== null) return ['restore'];
  switch (row.status) {
    case 'needs-me':
      return ['sign', 'remind', 'links', 'download', 'copy', 'revoke', 'trash'];
    case 'waiting':
      return ['remind', 'links', 'download', 'copy', 'revoke', 'trash'];
    case 'finalising':
      return ['download'];
    case 'completed':
      return ['download', 'forward', 'copy', 'save-template', 'trash'];
    case 'draft':
      return ['download', 'copy', 'trash'];
    default:
      return ['fix', 'download', 'save-template', 'trash'];
  }
}
