import type { Revision } from '../document/revision.ts';
import { writeDict } from '../document/syntax.ts';
import { numberText } from '../document/values.ts';
import { CanvasInk } from './canvas-ink.ts';
import { FontUse } from './font-resource.ts';
import { writePicture } from './picture-object.ts';
import type { Inked, Stroke } from './stroke.ts';
import type { TrueType } from './truetype.ts';

type StrokeOf<K extends Stroke['kind']> = Extract<Stroke, { readonly kind: K }>;
type Placer = (revision: Revision) => Inked;

/**
 * Collects strokes and turns them into page content. Letters that need no shaping and plain pictures are written as they
 * are; everything else is drawn by the canvas, which is only woken when something needs it.
 */
export class Ink {
  readonly #runs: Placer[] = [];
  readonly #fonts = new Map<TrueType, FontUse>();
  readonly #written = new Map<string, string>();
  #canvas: CanvasInk | undefined;
  #drawn: readonly Inked[] = [];

  /** A stroke on a sheet of the given size; returns the run's number. */
  run(width: number, height: number, stroke: Stroke): number {
    return this.#runs.push(this.#placer(width, height, stroke)) - 1;
  }

  /** Writes fonts and pictures of all runs into the revision; returns for each run its content and resources. */
  place(revision: Revision): Inked[] {
    this.#drawn = this.#canvas?.place(revision) ?? [];
    return this.#runs.map((place) => place(revision));
  }

  #placer(width: number, height: number, stroke: Stroke): Placer {
    switch (stroke.kind) {
      case 'drawn': {
        this.#canvas ??= new CanvasInk();
        const number = this.#canvas.run(width, height, stroke.text, stroke.draw);
        return () => this.#drawn[number] ?? { content: '', resources: new Map() };
      }
      case 'plain':
        return this.#plain(height, stroke);
      case 'path':
        return () => ({ content: pathText(height, stroke), resources: new Map() });
      case 'picture':
        return (revision) => this.#picture(revision, height, stroke);
    }
  }

  #plain(height: number, stroke: StrokeOf<'plain'>): Placer {
    const use = this.#fonts.get(stroke.font) ?? new FontUse(stroke.font);
    this.#fonts.set(stroke.font, use);
    const letters = use.encode(stroke.text);
    return (revision) => {
      const font = this.#once(`font ${stroke.font.name}`, () => use.write(revision));
      const name = `G${font.split(' ')[0]}`;
      const resources = new Map([['Font', new Map([[name, font]])]]);
      const parts = ['q'];
      if (stroke.opacity !== undefined && stroke.opacity < 1) {
        const state = `<</ca ${numberText(stroke.opacity)}>>`;
        resources.set('ExtGState', new Map([[`A${Math.round(stroke.opacity * 1000)}`, state]]));
        parts.push(`/A${Math.round(stroke.opacity * 1000)} gs`);
      }
      if (stroke.turned) parts.push(turnText(stroke.turned, height));
      parts.push(
        `${colorText(stroke.color)} rg`,
        `BT /${name} ${numberText(stroke.size)} Tf 1 0 0 1 ${numberText(stroke.x)} ${numberText(height - stroke.baseline)} Tm ${letters} Tj ET`,
        'Q\n',
      );
      return { content: parts.join('\n'), resources };
    };
  }

  #picture(revision: Revision, height: number, { picture, x, y, w, h }: StrokeOf<'picture'>): Inked {
    const object = this.#once(`picture ${picture.key}`, () => writePicture(revision, picture));
    const name = `P${object.split(' ')[0]}`;
    const matrix = [w, 0, 0, h, x, height - y - h].map((value) => numberText(value)).join(' ');
    return {
      content: `q\n${matrix} cm /${name} Do\nQ\n`,
      resources: new Map([['XObject', new Map([[name, object]])]]),
    };
  }

  #once(key: string, write: () => string): string {
    const known = this.#written.get(key);
    if (known !== undefined) return known;
    const reference = write();
    this.#written.set(key, reference);
    return reference;
  }
}

/** Rotation about a point given from the top left. */
function turnText(turn: NonNullable<StrokeOf<'plain'>['turned']>, height: number): string {
  const angle = (turn.degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [turn.x, height - turn.y];
  const matrix = [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
  return `${matrix.map((value) => numberText(value)).join(' ')} cm`;
}

/** On a sheet whose y goes downward. */
function pathText(height: number, { path, fill, line }: StrokeOf<'path'>): string {
  const parts = ['q', `1 0 0 -1 0 ${numberText(height)} cm`];
  if (fill !== undefined) parts.push(`${colorText(fill)} rg`);
  if (line !== undefined) parts.push(`${colorText(line.color)} RG ${numberText(line.width)} w`);
  const paint = fill === undefined ? (line === undefined ? 'n' : 'S') : line === undefined ? 'f' : 'B';
  parts.push(path, paint, 'Q\n');
  return parts.join('\n');
}

/** `#rrggbb` as the operands of `rg` and `RG`. */
function colorText(color: string): string {
  return [1, 3, 5].map((at) => numberText(Number.parseInt(color.slice(at, at + 2), 16) / 255, 4)).join(' ');
}

/** Resources of several runs as one dictionary's text. Names carry the object's number, so equal names are equal things. */
export function mergeResources(runs: readonly Inked[]): string {
  const merged = new Map<string, Map<string, string>>();
  for (const run of runs) {
    for (const [category, entries] of run.resources) {
      const into = merged.get(category) ?? new Map<string, string>();
      for (const [key, value] of entries) into.set(key, value);
      merged.set(category, into);
    }
  }
  return writeDict(new Map([...merged].map(([category, entries]) => [category, writeDict(entries)])));
}
