import { keepFile } from '../../../lib/save-file.ts';
import type { BulkForm } from '../api/bulk-send.ts';
import { sampleRow } from './mapping.ts';

/** A file with the headers of the template and a row as it could look. */
export async function downloadSample({ title, columns }: Pick<BulkForm, 'title' | 'columns'>): Promise<void> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const text = stringify([columns.map(({ header }) => header), sampleRow(columns)], {
    bom: true,
    escape_formulas: true,
  });
  keepFile(new Blob([text], { type: 'text/csv' }), `${title} - rows.csv`);
}
