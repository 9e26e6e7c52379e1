import type { DocumentRow } from '../../../../contract/app/documents.ts';

export type Act = 'sign' | 'remind' | 'links' | 'download' | 'revoke' | 'trash' | 'restore';

/** What one is asked about: an act and its document. */
export interface Asked {
  act: Act;
  id: string;
  title: string;
}

/** Acts of a row by its status; the server decides for good. */
export function actsOf(row: DocumentRow): readonly Act[] {
  if (row.deletedAt !== null) return ['restore'];
  switch (row.status) {
    case 'needs-me':
      return ['sign', 'remind', 'links', 'download', 'revoke', 'trash'];
    case 'waiting':
      return ['remind', 'links', 'download', 'revoke', 'trash'];
    case 'finalising':
      return ['download'];
    default:
      return ['download', 'trash'];
  }
}
