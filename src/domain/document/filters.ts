/**
 * What the owner's list of documents can be narrowed to. `waiting` holds what is being finalised too, and leaves out
 * what waits for the owner (`needs-me`); `trash` holds what was deleted in the last 30 days, whatever its status.
 */
export const documentFilters = [
  'all',
  'needs-me',
  'waiting',
  'completed',
  'draft',
  'declined',
  'expired',
  'revoked',
  'trash',
] as const;
export type DocumentFilter = (typeof documentFilters)[number];
