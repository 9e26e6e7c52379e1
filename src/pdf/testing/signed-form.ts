import { samplePdf } from './sample.ts';

/** A form of one page: a text with ground and border, a box to tick, a group of two, a list, and two signature fields. */
export function formPdf(): Uint8Array {
  const look = (text: string) =>
    `<</Type /XObject/Subtype /Form/BBox [0 0 20 20]/Length ${text.length}>>\nstream\n${text}\nendstream`;
  const widget = (entries: string) => `<</Type /Annot/Subtype /Widget/F 4 ${entries}>>`;
  const states = (on: string) => `/AS /Off/AP <</N <</${on} 120 0 R/Off 121 0 R>>>>`;
  const fields = [108, 101, 102, 105, 107].map((num) => `${num} 0 R`).join(' ');
  const annotations = [100, 101, 103, 104, 105, 106, 107].map((num) => `${num} 0 R`).join(' ');
  return samplePdf([{ entries: `/Annots [${annotations}]` }], {
    catalog: `/AcroForm <</Fields [${fields}]/DA (/Helv 0 Tf 0 g)/DR <</Font <</Helv 122 0 R>>>>>>`,
    objects: {
      100: widget('/Parent 108 0 R/FT /Tx/T (name)/Rect [72 600 300 624]/MK <</BG [0.9]/BC [0 0 1]>>'),
      101: widget(`/FT /Btn/T (pets)/Rect [72 560 92 580]${states('Ja')}`),
      102: '<</FT /Btn/Ff 49152/T (floor)/Opt [(Ground) (First)]/Kids [103 0 R 104 0 R]>>',
      103: widget(`/Parent 102 0 R/Rect [72 520 92 540]${states('0')}`),
      104: widget(`/Parent 102 0 R/Rect [112 520 132 540]${states('1')}`),
      105: widget('/FT /Ch/Ff 131072/T (term)/Rect [72 480 200 500]/Opt [[(12) (One year)] [(24) (Two years)]]'),
      106: widget('/Parent 108 0 R/FT /Sig/T (signature)/Rect [72 400 272 450]'),
      107: widget('/FT /Sig/T (guarantor)/Rect [300 400 500 450]'),
      108: '<</T (tenant)/Kids [100 0 R 106 0 R]>>',
      120: look('0 0 20 20 re f'),
      121: look('0 0 20 20 re S'),
      122: '<</Type /Font/Subtype /Type1/BaseFont /Helvetica>>',
    },
  });
}
