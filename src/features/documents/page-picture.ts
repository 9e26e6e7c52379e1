import type { PageImage } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';

const mostBytes = 64 * 1024 * 1024;

/** Pictures of pages by content, so that one never goes stale. One cache for each engine, oldest use out first. */
interface Cache {
  readonly pictures: Map<string, PageImage>;
  readonly drawing: Map<string, Promise<PageImage>>;
  bytes: number;
}

const caches = new WeakMap<Deps['pdf'], Cache>();

/**
 * One page of a stored file as an image, `width` pixels wide; `page` is 1-based and must exist. Asked for twice at once
 * it is drawn once.
 */
export async function pagePicture(
  deps: Pick<Deps, 'pdf' | 'blobs'>,
  wanted: { readonly sha256: string; readonly page: number; readonly width: number },
): Promise<PageImage> {
  const cache = cacheOf(deps.pdf);
  const key = `${wanted.sha256}:${wanted.page}:${wanted.width}`;
  const kept = cache.pictures.get(key);
  if (kept) {
    cache.pictures.delete(key);
    cache.pictures.set(key, kept);
    return kept;
  }
  const begun = cache.drawing.get(key);
  if (begun) return begun;
  const drawing = draw(deps, wanted)
    .then((picture) => keep(cache, key, picture))
    .finally(() => cache.drawing.delete(key));
  cache.drawing.set(key, drawing);
  return drawing;
}

async function draw(
  deps: Pick<Deps, 'pdf' | 'blobs'>,
  wanted: { readonly sha256: string; readonly page: number; readonly width: number },
): Promise<PageImage> {
  return deps.pdf.renderPage(await deps.blobs.get(wanted.sha256), wanted.page, wanted.width);
}

function keep(cache: Cache, key: string, picture: PageImage): PageImage {
  cache.pictures.set(key, picture);
  cache.bytes += picture.bytes.length;
  for (const [oldest, { bytes }] of cache.pictures) {
    if (cache.bytes <= mostBytes) break;
    cache.pictures.delete(oldest);
    cache.bytes -= bytes.length;
  }
  return picture;
}

function cacheOf(pdf: Deps['pdf']): Cache {
  const known = caches.get(pdf);
  if (known) return known;
  const made: Cache = { pictures: new Map(), drawing: new Map(), bytes: 0 };
  caches.set(pdf, made);
  return made;
}
