import { defaultSizes } from '../../domain/widget/defaults.ts';
import type { WidgetType } from '../../domain/widget/types.ts';
import type { Blank, FormField, TextLine } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import { formType, kindOf } from '../documents/field-words.ts';
import { formWidgets } from '../documents/form-widgets.ts';
import type { LoadedDraft } from './load.ts';

/** A place on a page that asks for a field. */
export interface Spot {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly type: WidgetType;
  /** The words beside it, or the form field's name. */
  readonly label: string;
  readonly source: 'text' | 'form';
  readonly required: boolean;
  readonly values: readonly string[];
}

/** Further pages of a long file are read by people, not for suggestions. */
const MOST_PAGES = 40;
const MOST_SPOTS = 300;
/** How far a caption may stand under its line, in points. */
const CAPTION_GAP = 18;

/** Found once for each file; the addresses of files are their contents. Oldest use out first. */
const found = new WeakMap<Deps['pdf'], Map<string, Promise<readonly Spot[]>>>();
const MOST_FILES = 200;

/** Suggested places: fields that the form of the file held, and lines to write on with what they ask for. */
export async function suggestedSpots(
  deps: Pick<Deps, 'pdf' | 'blobs'>,
  draft: Pick<LoadedDraft, 'sourceBlob' | 'pages' | 'formFields' | 'keepsSignatures'>,
): Promise<readonly Spot[]> {
  if (draft.keepsSignatures) return keptSpots(draft.formFields);
  // What is filled in stands on the page already.
  const fromForm = draft.formFields.filter(({ filled }) => filled === undefined).map(formSpot);
  const fromText = await textSpots(deps, draft);
  const free = fromText.filter((spot) => !fromForm.some((field) => overlaps(field, spot)));
  return [...fromForm, ...free].sort((a, b) => a.page - b.page || a.y - b.y || a.x - b.x).slice(0, MOST_SPOTS);
}

/** Nothing but its own fields can be filled in a file that keeps its signatures. */
function keptSpots(fields: readonly FormField[]): Spot[] {
  return formWidgets(fields, () => '').map(({ page, x, y, w, h, type, options }) => {
    const values = [...(options.values ?? [])];
    return { page, x, y, w, h, type, label: options.name, source: 'form', required: options.required, values };
  });
}

function textSpots(
  deps: Pick<Deps, 'pdf' | 'blobs'>,
  draft: Pick<LoadedDraft, 'sourceBlob' | 'pages'>,
): Promise<readonly Spot[]> {
  const cache = found.get(deps.pdf) ?? new Map<string, Promise<readonly Spot[]>>();
  found.set(deps.pdf, cache);
  const known = cache.get(draft.sourceBlob) ?? readFile(deps, draft);
  cache.delete(draft.sourceBlob);
  cache.set(draft.sourceBlob, known);
  known.catch(() => cache.delete(draft.sourceBlob));
  for (const oldest of cache.keys()) {
    if (cache.size <= MOST_FILES) break;
    cache.delete(oldest);
  }
  return known;
}

async function readFile(
  deps: Pick<Deps, 'pdf' | 'blobs'>,
  { sourceBlob, pages }: Pick<LoadedDraft, 'sourceBlob' | 'pages'>,
): Promise<readonly Spot[]> {
  const bytes = await deps.blobs.get(sourceBlob);
  const spots: Spot[] = [];
  for (const [index, size] of pages.slice(0, MOST_PAGES).entries()) {
    const page = index + 1;
    const [blanks, lines] = [await deps.pdf.blanks(bytes, page), await deps.pdf.pageText(bytes, page)];
    spots.push(...lineSpots(page, size.height, blanks, lines));
    if (spots.length >= MOST_SPOTS) break;
  }
  return spots;
}

/** Exported for its tests: which lines ask for what. */
export function lineSpots(
  page: number,
  pageHeight: number,
  blanks: readonly Blank[],
  lines: readonly TextLine[],
): Spot[] {
  const onBlanks = blanks.flatMap((blank) => {
    const label = blank.before === '' ? captionOf(blank, lines) : blank.before;
    // A line that nobody says anything about may be an ornament.
    if (blank.drawn && label === '') return [];
    const type = kindOf(label) ?? 'textbox';
    const size = defaultSizes[type];
    const h = Math.min(size.h, type === 'signature' ? 40 : size.h);
    const y = Math.max(0, blank.y - h);
    return [spot(page, { x: blank.x, y, w: Math.min(blank.w, 240), h }, type, label)];
  });
  const labels = lines.flatMap((line) => {
    if (!/^\s*(sign(ature|ed)?( here)?|unterschrift|firma|assinatura|initials?)\s*:?\s*$/i.test(line.text)) return [];
    const type = kindOf(line.text) ?? 'signature';
    const { w } = defaultSizes[type];
    const h = type === 'signature' ? 40 : defaultSizes[type].h;
    const y = Math.min(Math.max(0, line.y + line.h - h), Math.max(0, pageHeight - h));
    return [spot(page, { x: line.x + line.w + 6, y, w, h }, type, line.text)];
  });
  return [...onBlanks, ...labels.filter((label) => !onBlanks.some((blank) => near(blank, label)))];
}

function spot(page: number, box: Box, type: WidgetType, label: string): Spot {
  const text = label
    .replace(/[\s:_.]+$/, '')
    .slice(-80)
    .trim();
  return { page, ...box, type, label: text, source: 'text', required: true, values: [] };
}

/** A line with nothing before it may have its caption below. */
function captionOf(blank: Blank, lines: readonly TextLine[]): string {
  const below = lines.find(
    (line) =>
      line.y >= blank.y - 2 &&
      line.y - blank.y < CAPTION_GAP &&
      line.x < blank.x + blank.w &&
      line.x + line.w > blank.x,
  );
  return below === undefined || /[_.]{4}/.test(below.text) ? '' : below.text;
}

function formSpot(field: FormField): Spot {
  const { page, x, y, w, h, name, required, values } = field;
  return { page, x, y, w, h, type: formType(field), label: name, source: 'form', required, values };
}

type Box = Pick<Spot, 'x' | 'y' | 'w' | 'h'>;

function overlaps(a: Spot, b: Spot): boolean {
  return a.page === b.page && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The label of a line that has its spot already. */
function near(a: Spot, b: Spot): boolean {
  return Math.abs(a.y + a.h - (b.y + b.h)) < 40 && a.x < b.x + b.w + 40 && b.x < a.x + a.w + 40;
}
