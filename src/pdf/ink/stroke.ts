import type { SKRSContext2D } from '@napi-rs/canvas';
import type { PictureObject } from './picture-object.ts';
import type { TrueType } from './truetype.ts';

export type Draw = (context: SKRSContext2D) => void;

/** One thing drawn on a page. Positions in points from the sheet's top left. */
export type Stroke =
  /** By the canvas, with the text it stands for. */
  | { readonly kind: 'drawn'; readonly text: string | null; readonly draw: Draw }
  /** Glyph by glyph, from `x` to the right. */
  | {
      readonly kind: 'plain';
      readonly text: string;
      readonly font: TrueType;
      readonly size: number;
      readonly x: number;
      readonly baseline: number;
      /** `#rrggbb`. */
      readonly color: string;
      readonly opacity?: number;
      readonly turned?: Turn;
    }
  /** Path operators of a page, filled, outlined or both. */
  | {
      readonly kind: 'path';
      readonly path: string;
      /** `#rrggbb`. */
      readonly fill?: string;
      readonly line?: { readonly width: number; readonly color: string };
    }
  | {
      readonly kind: 'picture';
      readonly picture: PictureObject;
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
    };

/** Degrees counter-clockwise around a point. */
export interface Turn {
  readonly degrees: number;
  readonly x: number;
  readonly y: number;
}

/** Content stream text (latin1) and the resources it names. */
export interface Inked {
  readonly content: string;
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, string>>;
}
