import type { SKRSContext2D } from '@napi-rs/canvas';
import { lineMetrics } from '../ink/fonts.ts';
import { measureWith, setLine } from '../ink/set-line.ts';
import type { Stroke } from '../ink/stroke.ts';
import { type Box, COLORS, fitInto, type MarkOf, type PageSize } from './mark-box.ts';

/** Under this share of its size a label is too small to be read as asked: it leaves its box. */
const READABLE = 0.7;
/** Height of a row in font sizes where the options leave a box that is too small for them. */
const ROW = 1.3;

/** Boxes with their labels: spread over the mark's box; from its corner, at their own size, where that is too small. */
export function choiceStrokes(mark: MarkOf<'choices'>, page: PageSize): Stroke[] {
  const cells = choiceCells(mark, page);
  return mark.options.flatMap((option, index) => optionStrokes(mark, option, cells[index]));
}

/** Where each option with its label stands, in the order of the options. */
export function choiceCells(mark: MarkOf<'choices'>, page: PageSize): Box[] {
  const spread = cellsWithin(mark);
  const fits = mark.options.every((option, index) => isReadable(mark, spread[index], option.label));
  return mark.hideLabel || fits ? spread : cellsBeside(mark, page);
}

function cellsWithin(mark: MarkOf<'choices'>): Box[] {
  const count = mark.options.length;
  const across = mark.layout === 'horizontal';
  const w = across ? mark.w / count : mark.w;
  const h = across ? mark.h : mark.h / count;
  return mark.options.map((_, index) => ({
    x: mark.x + (across ? w * index : 0),
    y: mark.y + (across ? 0 : h * index),
    w,
    h,
  }));
}

/** Rows or columns as large as their texts, as far as the page reaches. */
function cellsBeside(mark: MarkOf<'choices'>, page: PageSize): Box[] {
  const count = mark.options.length;
  const measure = measureWith('text');
  const wide = mark.options.map(({ label }) => (measure(label.trim(), 1) + 2.4) * mark.fontSize);
  if (mark.layout === 'horizontal') {
    const room = Math.max(mark.w, page.width - mark.x);
    const scale = Math.min(1, room / wide.reduce((sum, one) => sum + one, 0));
    let x = mark.x;
    return wide.map((one) => {
      const cell = { x, y: mark.y, w: one * scale, h: Math.max(mark.h, mark.fontSize * ROW) };
      x += cell.w;
      return cell;
    });
  }
  const room = Math.max(mark.h, page.height - mark.y);
  const h = Math.min(mark.fontSize * ROW, room / count);
  const w = Math.max(mark.w, Math.min(Math.max(...wide), page.width - mark.x));
  return mark.options.map((_, index) => ({ x: mark.x, y: mark.y + h * index, w, h }));
}

function controlSize(mark: MarkOf<'choices'>, cell: Box): number {
  return Math.max(0.5, Math.min(mark.fontSize, cell.h * 0.9, cell.w));
}

function labelRoom(cell: Box, control: number): Box {
  const gap = control * 0.4;
  return { x: cell.x + control + gap, y: cell.y, w: cell.w - control - gap, h: cell.h };
}

function isReadable(mark: MarkOf<'choices'>, cell: Box | undefined, label: string): boolean {
  if (!cell || label.trim() === '') return true;
  const room = labelRoom(cell, controlSize(mark, cell));
  return room.w > 0 && fitInto(room, label.trim(), mark.fontSize, 'text').size >= mark.fontSize * READABLE;
}

type Option = MarkOf<'choices'>['options'][number];

export function optionStrokes(mark: MarkOf<'choices'>, option: Option, cell: Box | undefined): Stroke[] {
  if (!cell) return [];
  const size = controlSize(mark, cell);
  const middle = cell.y + cell.h / 2;
  const color = COLORS[mark.color];
  const drawBox = mark.style === 'checkbox' ? drawCheckbox : drawRadio;
  const box: Stroke = {
    kind: 'drawn',
    text: null,
    draw: (context) => drawBox(context, cell.x, middle - size / 2, size, option.chosen, color),
  };
  const label = mark.hideLabel ? '' : option.label.trim();
  if (label === '') return [box];
  const room = labelRoom(cell, size);
  const fitted = fitInto(room, label, mark.fontSize, 'text');
  const { ascent, descent, advance } = lineMetrics(label);
  const top = middle - (fitted.size * (ascent + descent + (fitted.lines.length - 1) * advance)) / 2;
  const lines = fitted.lines.flatMap((text, n) =>
    setLine({
      text,
      size: fitted.size,
      face: 'text',
      weight: 400,
      color,
      align: 'left',
      x: room.x,
      baseline: top + fitted.size * (ascent + n * advance),
      ...(n === 0 ? { prefix: `${symbolOf(mark.style, option.chosen)} ` } : {}),
    }),
  );
  return [box, ...lines];
}

/** What is read aloud for a box that is only drawn. */
function symbolOf(style: 'checkbox' | 'radio', chosen: boolean): string {
  if (style === 'checkbox') return chosen ? '\u2611' : '\u2610';
  return chosen ? '\u25c9' : '\u25cb';
}

function drawCheckbox(
  context: SKRSContext2D,
  x: number,
  y: number,
  size: number,
  chosen: boolean,
  color: string,
): void {
  const line = Math.max(0.4, size * 0.08);
  context.strokeStyle = color;
  context.lineWidth = line;
  context.strokeRect(x + line / 2, y + line / 2, size - line, size - line);
  if (!chosen) return;
  context.lineWidth = size * 0.13;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(x + size * 0.22, y + size * 0.52);
  context.lineTo(x + size * 0.42, y + size * 0.72);
  context.lineTo(x + size * 0.78, y + size * 0.28);
  context.stroke();
}

function drawRadio(context: SKRSContext2D, x: number, y: number, size: number, chosen: boolean, color: string): void {
  const line = Math.max(0.4, size * 0.08);
  context.strokeStyle = color;
  context.lineWidth = line;
  context.beginPath();
  context.arc(x + size / 2, y + size / 2, size / 2 - line / 2, 0, Math.PI * 2);
  context.stroke();
  if (!chosen) return;
  context.fillStyle = color;
  context.beginPath();
  context.arc(x + size / 2, y + size / 2, size * 0.26, 0, Math.PI * 2);
  context.fill();
}
