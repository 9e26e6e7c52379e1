import { z } from 'zod';
import { widgetTypes } from '../../domain/widget/types.ts';
import { type EditorKey, editorBase, editorKey, editorPath, fileVersionText } from './editor.ts';
import { defineEndpoint } from './endpoint.ts';

/** A page of the file, WebP or PNG; widths as in `pageWidths` of `documents.ts`. */
export function editorPagePath(key: EditorKey, page: number, width: number, fileVersion: string): string {
  return `${editorBase(key)}/pages/${page}?width=${width}&v=${encodeURIComponent(fileVersion)}`;
}

const draftPages = z.object({
  fileVersion: fileVersionText,
  pages: z.array(z.object({ width: z.number(), height: z.number() })),
});
export type DraftPages = z.infer<typeof draftPages>;

const turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const side = z.number().min(72).max(2880);

/**
 * Makes a file with these pages of the one named; pages left out are gone from it. The draft has it once its content is
 * saved with the `fileVersion` answered here. 409 `unknown-file`, 400 `unknown-page`, `too-many-pages`, `file-too-large`.
 */
export const arrangePages = defineEndpoint({
  method: 'POST',
  path: `${editorPath}/pages`,
  params: editorKey,
  body: z.object({
    fileVersion: fileVersionText,
    plan: z
      .array(
        z.union([
          z.object({ page: z.number().int().min(1).max(100_000), turn }),
          z.object({ blank: z.object({ width: side, height: side }) }),
        ]),
      )
      .min(1)
      .max(10_000),
  }),
  answer: draftPages,
});

/**
 * The same with all pages of another file behind page `after`: `POST <insertPagesPath(...)>`, body and headers as of
 * `newDraftPath`. Answers `insertedPages`.
 */
export function insertPagesPath(
  key: EditorKey,
  fileVersion: string,
  after: number,
  flattenSigned = false,
): `/app/editor/${string}` {
  return `${editorBase(key)}/pages/insert?fileVersion=${fileVersion}&after=${after}&flattenSigned=${flattenSigned}`;
}

export const insertedPages = draftPages;
export const insertPagesQuery = z.object({
  fileVersion: fileVersionText,
  after: z.coerce.number().int().min(0).max(100_000),
  flattenSigned: z.stringbool().default(false),
});

const box = { x: z.number(), y: z.number(), w: z.number(), h: z.number() };

/** The page's text in reading order, with the box of each line in points. */
export const readPageText = defineEndpoint({
  method: 'GET',
  path: `${editorPath}/pages/:page/text`,
  params: editorKey.extend({ page: z.coerce.number().int().min(1).max(100_000) }),
  answer: z.object({ lines: z.array(z.object({ text: z.string(), ...box })) }),
});

/** A place that asks for a field: a line to sign on, or a field that the file had when it came. */
export const suggestedSpot = z.object({
  page: z.number(),
  ...box,
  type: z.enum(widgetTypes),
  /** The word beside a line, or the form field's name; "" for none. */
  label: z.string(),
  source: z.enum(['text', 'form']),
  required: z.boolean(),
  /** Choices of a dropdown, radio group or checkbox. */
  values: z.array(z.string()),
});
export type SuggestedSpot = z.infer<typeof suggestedSpot>;

export const readSuggestedSpots = defineEndpoint({
  method: 'GET',
  path: `${editorPath}/spots`,
  params: editorKey,
  query: z.object({ v: fileVersionText.optional() }),
  answer: z.object({ spots: z.array(suggestedSpot) }),
});
