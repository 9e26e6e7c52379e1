import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { DraftFile } from '../tables/documents.ts';
import type { Row } from '../tables.ts';

type Holder =
  | Pick<Row<'document'>, 'source_blob' | 'shown_blob' | 'source_bytes' | 'pages' | 'form_fields' | 'files'>
  | Pick<Row<'template'>, 'source_blob' | 'source_bytes' | 'pages' | 'form_fields' | 'files'>;

/** As many as one can take back, but for very long sittings. */
const MOST_FILES = 60;

/** How a browser names one of a draft's files. */
export function fileVersion({ shownBlob }: Pick<DraftFile, 'shownBlob'>): string {
  return shownBlob.slice(0, 16);
}

export function currentFile(row: Holder): DraftFile {
  return {
    sourceBlob: row.source_blob,
    shownBlob: 'shown_blob' in row ? row.shown_blob : row.source_blob,
    bytes: row.source_bytes,
    pages: row.pages,
    formFields: row.form_fields,
  };
}

/** With the newest last; the one in use is among them, so that one can come back to it. */
export function filesWith(row: Holder, made: DraftFile): string {
  const known = [...row.files, currentFile(row)].filter((one) => one.shownBlob !== made.shownBlob);
  const once = new Map(known.map((one) => [one.shownBlob, one]));
  return JSON.stringify([...once.values(), made].slice(-MOST_FILES));
}

/** What has to be stored so that the draft has this file; nothing where it has it already. */
export function switchFile(row: Holder, version: string | undefined): DraftFile | undefined | Refusal<'unknown-file'> {
  if (version === undefined || version === fileVersion(currentFile(row))) return undefined;
  return row.files.find((one) => fileVersion(one) === version) ?? refuse('unknown-file');
}

/** The columns that say which file the draft has; a document's show more than its source. */
export function fileColumns<R extends Holder>(row: R, file: DraftFile) {
  const common = {
    source_blob: file.sourceBlob,
    source_bytes: file.bytes,
    pages: JSON.stringify(file.pages),
    form_fields: JSON.stringify(file.formFields),
    files: filesWith(row, file),
  };
  return 'shown_blob' in row ? { ...common, shown_blob: file.shownBlob } : common;
}
