import { type Refusal, refuse } from '../../domain/refusal.ts';
import { isPicture } from '../../domain/widget/response-kinds.ts';
import { isFixed } from '../../domain/widget/settle-answers.ts';
import { type Answers, pictureTypes, type Widget, type WidgetResponse } from '../../domain/widget/types.ts';
import type { Deps } from '../deps.ts';
import { cleanTexts } from '../documents/clean-text.ts';
import { keepDataUrl } from '../keep-picture.ts';

/**
 * Answers as the page sends them. A picture comes as `data:image/png;base64,...` (bare, or as `image`), or goes back as
 * `{ image: sha256 }` of one that is stored already.
 */
export type SubmittedAnswers = Readonly<Record<string, WidgetResponse>>;

type PictureDeps = Pick<Deps, 'pdf' | 'blobs'>;

/**
 * Stores the pictures among the answers (checked, upright, as PNG) and puts their hashes in place. Before any
 * transaction: blobs are written first, referenced later.
 */
export async function storePictures(
  deps: PictureDeps,
  submitted: SubmittedAnswers,
): Promise<{ answers: Answers; stored: ReadonlySet<string> } | Refusal<'not-a-picture'>> {
  const answers: Record<string, WidgetResponse> = {};
  const stored = new Set<string>();
  for (const [id, response] of Object.entries(cleanTexts(submitted))) {
    const data = dataUrlOf(response);
    if (data === undefined) {
      answers[id] = response;
      continue;
    }
    const sha256 = await keepDataUrl(deps, data);
    if (sha256 === undefined) return refuse('not-a-picture', { widget: id });
    stored.add(sha256);
    answers[id] = { image: sha256 };
  }
  return { answers, stored };
}

function dataUrlOf(response: WidgetResponse): string | undefined {
  const text = isPicture(response) ? response.image : response;
  return typeof text === 'string' && text.startsWith('data:image/') ? text : undefined;
}

/**
 * Only answers to one's own widgets, of the right kind, and pictures one has brought oneself. Whatever the server fills
 * (`isFixed`) may come back unchanged from the page; another value for it is refused.
 */
export function checkOwnership(
  widgets: readonly Widget[],
  answers: Answers,
  known: { readonly pictures: ReadonlySet<string>; readonly starting: Answers },
): Refusal<'foreign-widget' | 'read-only' | 'not-a-picture' | 'invalid-answers'> | undefined {
  for (const [id, response] of Object.entries(answers)) {
    const widget = widgets.find((one) => one.id === id);
    if (widget === undefined) return refuse('foreign-widget', { widget: id });
    // Files come and go one by one, see `attachFile`.
    if (widget.type === 'attachments') return refuse('read-only', { widget: id });
    const isEmpty = response === '' || (Array.isArray(response) && response.length === 0);
    if (!isEmpty && isPicture(response) !== pictureTypes.includes(widget.type)) {
      return refuse('invalid-answers', { [id]: 'wrong-kind' });
    }
    if (isPicture(response) && response.image !== '' && !known.pictures.has(response.image)) {
      return refuse('not-a-picture', { widget: id });
    }
    const typedOver = JSON.stringify(response) !== JSON.stringify(known.starting[id] ?? '');
    if (isFixed(widget) && !isServerFilled(widget) && !isEmpty && typedOver) return refuse('read-only', { widget: id });
  }
  return undefined;
}

/** Today and formulas: what the page computed is replaced, so nothing it says matters. */
function isServerFilled({ type, options }: Widget): boolean {
  return (
    options.formula !== undefined || options.signingDate === true || (type === 'date' && options.default === undefined)
  );
}

/** Hashes of the pictures among answers. */
export function picturesIn(answers: Answers): Set<string> {
  const pictures = new Set<string>();
  for (const response of Object.values(answers)) {
    if (isPicture(response)) pictures.add(response.image);
  }
  return pictures;
}
