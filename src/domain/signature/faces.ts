/** A handwriting face for typed signatures. `size` evens out the heights of the faces. */
export interface Face {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly size: number;
  /** Letters that the packaged font files really hold, as pairs of first and last code point. */
  readonly covers: readonly (readonly [number, number])[];
}

// prettier-ignore
export const faces: readonly Face[] = [
  {
    id: 'dancing-script',
    family: 'Dancing Script',
    weight: 500,
    size: 34,
    covers: [
      [0x20, 0x7e],
      [0xa1, 0x17e],
      [0x1a0, 0x1a1],
      [0x1af, 0x1b0],
      [0x1c4, 0x1cc],
      [0x1e6, 0x1e7],
      [0x1ea, 0x1eb],
      [0x1fa, 0x21b],
      [0x22a, 0x22d],
      [0x230, 0x233],
      [0x2bc, 0x2bc],
      [0x300, 0x301],
      [0x303, 0x304],
      [0x308, 0x309],
      [0x1e80, 0x1e85],
      [0x1e9e, 0x1e9e],
      [0x1ef2, 0x1ef9],
      [0x2018, 0x2019],
    ],
  },
  {
    id: 'cedarville-cursive',
    family: 'Cedarville Cursive',
    weight: 400,
    size: 30,
    covers: [
      [0x20, 0x7e],
      [0xa1, 0xff],
      [0x131, 0x131],
      [0x152, 0x153],
      [0x2018, 0x2019],
    ],
  },
  {
    id: 'delicious-handrawn',
    family: 'Delicious Handrawn',
    weight: 400,
    size: 34,
    covers: [
      [0x20, 0x7e],
      [0xa1, 0xa3],
      [0xa5, 0xa5],
      [0xa7, 0xab],
      [0xae, 0xb1],
      [0xb4, 0xb4],
      [0xb6, 0xb8],
      [0xba, 0xbb],
      [0xbf, 0x107],
      [0x10a, 0x113],
      [0x116, 0x11b],
      [0x11e, 0x123],
      [0x126, 0x12b],
      [0x12e, 0x133],
      [0x136, 0x137],
      [0x139, 0x13e],
      [0x141, 0x148],
      [0x14a, 0x14d],
      [0x150, 0x15b],
      [0x15e, 0x165],
      [0x168, 0x17e],
      [0x1cd, 0x1ce],
      [0x218, 0x21b],
      [0x300, 0x301],
      [0x303, 0x304],
      [0x308, 0x308],
      [0x1e80, 0x1e85],
      [0x1e9e, 0x1e9e],
      [0x1ef2, 0x1ef3],
      [0x1ef8, 0x1ef9],
      [0x2018, 0x2019],
    ],
  },
  {
    id: 'fasthand',
    family: 'Fasthand',
    weight: 400,
    size: 28,
    covers: [
      [0x20, 0x7e],
      [0x2018, 0x2019],
    ],
  },
];

/** The product's own face: stands in where no handwriting face holds every letter of a name. */
export const plainFace: Face = { id: 'plain', family: 'Inter', weight: 500, size: 28, covers: [] };

/** Faces that hold every letter of the text; the plain one alone where none does. */
export function facesFor(text: string): readonly Face[] {
  const letters = [...text.normalize('NFC')].map((letter) => letter.codePointAt(0) ?? 0);
  const fitting = faces.filter((face) =>
    letters.every((letter) => face.covers.some(([first, last]) => letter >= first && letter <= last)),
  );
  return fitting.length > 0 ? fitting : [plainFace];
}
