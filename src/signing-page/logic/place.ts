import type { PageBox } from '../../domain/document/types.ts';
import { defaultSizes, defaultsFor } from '../../domain/widget/defaults.ts';
import type { Widget } from '../../domain/widget/types.ts';

/** A signature box of the usual size around a point of the page, kept inside it. Points from the top-left. */
export function placeSignature(id: string, page: number, box: PageBox, x: number, y: number): Widget {
  const w = Math.min(defaultSizes.signature.w, box.width);
  const h = Math.min(defaultSizes.signature.h, box.height);
  return {
    id,
    type: 'signature',
    page,
    x: clamp(x - w / 2, box.width - w),
    y: clamp(y - h / 2, box.height - h),
    w,
    h,
    options: { ...defaultsFor('signature'), name: '' },
  };
}

/** The same box moved by some points, kept inside its page. */
export function nudge(widget: Widget, box: PageBox, dx: number, dy: number): Widget {
  return {
    ...widget,
    x: clamp(widget.x + dx, box.width - widget.w),
    y: clamp(widget.y + dy, box.height - widget.h),
  };
}

function clamp(value: number, most: number): number {
  return Math.round(Math.min(Math.max(0, value), Math.max(0, most)) * 100) / 100;
}
