import type { DrawCommand } from '../../pdf/index.ts';

/** The layout is measured in pixels of A4 at 96 dpi (794 x 1123) and drawn in points. */
const POINT = 0.75;

export interface LineStyle {
  readonly size?: number;
  /** Height of the line's box. */
  readonly line?: number;
  readonly weight?: 400 | 500 | 600;
  readonly color?: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly maxWidth?: number;
}

/** One page being drawn; `top` is the upper edge of a line's box. */
export function sheet() {
  const commands: DrawCommand[] = [];
  return {
    commands,
    text(text: string, x: number, top: number, style: LineStyle): void {
      if (text === '') return;
      const size = style.size ?? 12.5;
      // Middle of the line's box, plus half the height of a capital.
      const y = (top + (style.line ?? 18) / 2 + size * 0.36) * POINT;
      commands.push({
        kind: 'text',
        text,
        x: x * POINT,
        y,
        size: size * POINT,
        weight: style.weight ?? 400,
        color: style.color ?? '#1B1F2A',
        align: style.align ?? 'start',
        ...(style.maxWidth === undefined ? {} : { maxWidth: style.maxWidth * POINT }),
      });
    },
    line(x1: number, x2: number, y: number, color: string): void {
      const at = y * POINT;
      commands.push({ kind: 'line', x1: x1 * POINT, y1: at, x2: x2 * POINT, y2: at, width: POINT, color });
    },
    rect(x: number, y: number, w: number, h: number, style: { radius: number; fill: string }): void {
      const { radius, fill } = style;
      const box = { x: x * POINT, y: y * POINT, w: w * POINT, h: h * POINT };
      commands.push({ kind: 'rect', ...box, radius: radius * POINT, fill });
    },
    image(bytes: Uint8Array, x: number, y: number, size: number): void {
      commands.push({ kind: 'image', x: x * POINT, y: y * POINT, w: size * POINT, h: size * POINT, bytes });
    },
    qr(text: string, x: number, y: number, size: number): void {
      commands.push({ kind: 'qr', text, x: x * POINT, y: y * POINT, size: size * POINT });
    },
  };
}
