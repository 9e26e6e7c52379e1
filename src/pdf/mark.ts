export type MarkColor = 'black' | 'blue' | 'red' | 'yellow' | 'grey';

/** Something drawn into a box of a page. `page` is 1-based. */
export type Mark = {
  /** Says nothing about the page: left out where it is read aloud. */
  readonly decoration?: true;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
} & (
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Shrinks to fit, wraps when the box is tall; never cut silently. */
      readonly fontSize: number;
      readonly color: MarkColor;
      readonly align?: 'start' | 'center' | 'end';
      /** true: one line per box width, as many as fit. */
      readonly multiline?: boolean;
      readonly face?: 'text' | 'mono';
      /** 0 to 1. */
      readonly opacity?: number;
      /** Degrees, counter-clockwise, around the box's centre. */
      readonly rotate?: number;
    }
  | {
      readonly kind: 'cells';
      readonly text: string;
      readonly cellCount: number;
      readonly fontSize: number;
      readonly color: MarkColor;
    }
  | { readonly kind: 'image'; readonly bytes: Uint8Array; readonly fit: 'contain' }
  | {
      readonly kind: 'choices';
      readonly style: 'checkbox' | 'radio';
      readonly options: readonly { readonly label: string; readonly chosen: boolean }[];
      readonly layout: 'vertical' | 'horizontal';
      readonly hideLabel: boolean;
      readonly fontSize: number;
      readonly color: MarkColor;
    }
);
