import { z } from 'zod';
import { type DocumentFilter, documentFilters } from '../../domain/document/filters.ts';

/** Documents of one archive. */
export const ZIP_DOCUMENTS = 50;

/** A ZIP of the owner's files of these documents, with their completion certificates. */
export function zipPath(ids: readonly string[]): string {
  return `/app/documents.zip?ids=${ids.map(encodeURIComponent).join(',')}`;
}

export const csvQuery = z.object({
  filter: z.enum(documentFilters).default('all'),
  q: z.string().max(200).default(''),
});

/** The whole list of a filter as CSV, UTF-8. */
export function csvPath(filter: DocumentFilter, q: string): string {
  return `/app/documents.csv?${new URLSearchParams({ filter, ...(q === '' ? {} : { q }) })}`;
}
