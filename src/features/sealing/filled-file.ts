import { filesOf, isEmpty } from '../../domain/widget/response-kinds.ts';
import type { UploadedFile } from '../../domain/widget/types.ts';
import type { Mark } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import { answerMarks, type Reader } from '../documents/marks.ts';
import { environmentMarks, idMarks } from '../documents/page-marks.ts';
import type { Loaded } from './load.ts';

export interface AttachedFile {
  readonly person: string;
  readonly field: string;
  readonly file: UploadedFile;
}

/** The files of everybody who has acted, in the order of people and fields. */
export function attachedFiles({ recipients }: Pick<Loaded, 'recipients'>): AttachedFile[] {
  return recipients
    .filter((one) => one.acted_at !== null)
    .flatMap((one) =>
      one.widgets.flatMap((widget) =>
        filesOf(one.answers[widget.id]).map((file) => ({ person: one.name, field: widget.options.name, file })),
      ),
    );
}

/** Whether anything filled in is hidden from recipients, so that the owner's copy is another file. */
export function hidesText({ recipients }: Pick<Loaded, 'recipients'>): boolean {
  return recipients.some(
    (one) =>
      one.acted_at !== null &&
      one.widgets.some((widget) => widget.options.hideTextWithAsterisks && !isEmpty(one.answers[widget.id])),
  );
}

/** What must be drawn over the file that recipients saw, and what goes behind its pages. */
export interface Filling {
  readonly marks: readonly Mark[];
  readonly attached: readonly AttachedFile[];
}

/** Everything filled in so far, as the reader may see it; attached pages carry a line that says whose they are. */
export async function filling(
  deps: Pick<Deps, 'blobs' | 'environment'>,
  loaded: Loaded,
  reader: Reader = 'recipients',
): Promise<Filling> {
  const { document, recipients } = loaded;
  const attached = attachedFiles(loaded);
  const answers = await answerMarks(recipients, (sha256) => deps.blobs.get(sha256), reader);
  return { attached, marks: [...answers, ...attachedMarks(deps, document.id, document.pages.length, attached)] };
}

/** The file that recipients saw with that in it. */
export async function filledFile(
  deps: Pick<Deps, 'blobs' | 'pdf'>,
  { document }: Loaded,
  { marks, attached }: Filling,
): Promise<Uint8Array> {
  const shown = await deps.blobs.get(document.shown_blob);
  const pages = await Promise.all(attached.map(({ file }) => deps.blobs.get(file.pdf)));
  const base = pages.length === 0 ? shown : await deps.pdf.append(shown, pages);
  return marks.length === 0 ? base : deps.pdf.stamp(base, marks);
}

/** What every page of the document carries, and the caption. */
export function attachedMarks(
  deps: Pick<Deps, 'environment'>,
  documentId: string,
  before: number,
  attached: readonly AttachedFile[],
): Mark[] {
  const boxes = attached.flatMap(({ file }) => file.pages);
  const mark = deps.environment.pageMark;
  const usual = [...idMarks(documentId, boxes), ...(mark === null ? [] : environmentMarks(mark, boxes))];
  const captions = attached
    .flatMap((one) => one.file.pages.map((page, at) => ({ page, text: caption(one, at + 1) })))
    .map(({ page, text }, at): Mark => {
      const x = Math.min(20, page.width / 10);
      const box = { page: at + 1, x, y: page.height - 14, w: page.width - 2 * x, h: 10 };
      return { kind: 'text', ...box, text, fontSize: 7, color: 'grey' };
    });
  return [...usual, ...captions].map((each) => ({ ...each, page: each.page + before }));
}

function caption({ person, field, file }: AttachedFile, page: number): string {
  const of = file.pages.length === 1 ? '' : `, page ${page} of ${file.pages.length}`;
  return `Attached by ${person} in “${field}”: ${file.name}${of}`;
}
