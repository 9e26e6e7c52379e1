import type { PageBox } from '../../domain/document/types.ts';
import { defaultSizes } from '../../domain/widget/defaults.ts';
import { leastSide, type OwnField } from '../../domain/widget/own-widget.ts';
import type { WidgetType } from '../../domain/widget/types.ts';

/** A box of the usual size around a point of the page, kept inside it. Points from the top-left. */
export function placeField(id: string, type: WidgetType, page: number, box: PageBox, x: number, y: number): OwnField {
  const w = Math.min(defaultSizes[type].w, box.width);
  const h = Math.min(defaultSizes[type].h, box.height);
  return { id, type, page, x: clamp(x - w / 2, box.width - w), y: clamp(y - h / 2, box.height - h), w, h };
}

/** The same box moved by some points, kept inside its page. */
export function nudge<T extends OwnField>(field: T, box: PageBox, dx: number, dy: number): T {
  return {
    ...field,
    x: clamp(field.x + dx, box.width - field.w),
    y: clamp(field.y + dy, box.height - field.h),
  };
}

/** The same box made larger or smaller at its end, kept inside its page and large enough to be touched again. */
export function resize<T extends OwnField>(field: T, box: PageBox, dw: number, dh: number): T {
  return { ...field, w: side(field.w + dw, box.width - field.x), h: side(field.h + dh, box.height - field.y) };
}

function side(value: number, most: number): number {
  return round(Math.min(Math.max(leastSide, value), Math.max(leastSide, most)));
}

function clamp(value: number, most: number): number {
  return round(Math.min(Math.max(0, value), Math.max(0, most)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
