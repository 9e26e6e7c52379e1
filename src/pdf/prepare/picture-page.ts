import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { newPdf } from '../document/new-pdf.ts';
import { writeDict } from '../document/syntax.ts';
import { numberText } from '../document/values.ts';
import type { Prepared } from '../engine.ts';
import { uprightPicture } from '../ink/normalise-picture.ts';
import { pictureSize } from '../ink/picture-size.ts';

const pack = promisify(deflate);

/** Enough for 300 dots per inch over the longer side of A4's width. */
const MOST_PIXELS = 2480;
/** One pixel at 96 dots per inch, in points. */
const POINT = 0.75;
/** Longer side of A4. */
const LONGEST = 842;
const NARROWEST = 200;
/** Above and below the picture. */
const BAND = 22;
/** Beyond this a picture without loss is a photograph, for which JPEG is made. */
const MOST_PACKED = 3 * 1024 * 1024;
const QUALITY = 88;

/** One page with the picture on it at 96 dpi, made smaller where it would exceed A4. Throws `PdfError` 'not-a-picture'. */
export async function picturePage(bytes: Uint8Array): Promise<Pick<Prepared, 'bytes' | 'pages'>> {
  const canvas = onWhite(await uprightPicture(bytes, MOST_PIXELS));
  const scale = Math.min(POINT, LONGEST / Math.max(canvas.width, canvas.height));
  const [w, h] = [canvas.width * scale, canvas.height * scale];
  const page = { width: Math.max(NARROWEST, round(w)), height: round(h + 2 * BAND) };

  const pdf = newPdf();
  const image = await addImage(pdf, canvas, pictureSize(bytes)?.kind === 'jpeg');
  const place = [w, 0, 0, h, (page.width - w) / 2, BAND].map(numberText).join(' ');
  const contents = pdf.addStream(new Map(), Buffer.from(`q ${place} cm /Picture Do Q`, 'latin1'));
  const tree = pdf.allocate();
  const kid = pdf.add(
    `<</Type /Page/Parent ${tree} 0 R/MediaBox [0 0 ${numberText(page.width)} ${numberText(page.height)}]` +
      `/Resources <</XObject <</Picture ${image} 0 R>>>>/Contents ${contents} 0 R>>`,
  );
  pdf.set(tree, `<</Type /Pages/Count 1/Kids [${kid} 0 R]>>`);
  const info = pdf.add(writeDict(new Map()));
  pdf.root(pdf.add(`<</Type /Catalog/Pages ${tree} 0 R>>`), info);
  return { bytes: Buffer.concat([pdf.header, pdf.finish().tail]), pages: [page] };
}

function onWhite(picture: Canvas): Canvas {
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0);
  return canvas;
}

/** An image XObject (8.9.5): JPEG as it is, else packed pixels. */
async function addImage(pdf: ReturnType<typeof newPdf>, canvas: Canvas, photo: boolean): Promise<number> {
  const packed = photo ? undefined : await packedPixels(canvas);
  const small = packed !== undefined && packed.length <= MOST_PACKED;
  const data = small ? packed : await canvas.encode('jpeg', QUALITY);
  const dict = new Map([
    ['Type', '/XObject'],
    ['Subtype', '/Image'],
    ['Width', String(canvas.width)],
    ['Height', String(canvas.height)],
    ['ColorSpace', '/DeviceRGB'],
    ['BitsPerComponent', '8'],
    ['Filter', small ? '/FlateDecode' : '/DCTDecode'],
  ]);
  const num = pdf.allocate();
  pdf.setStream(num, dict, data);
  return num;
}

async function packedPixels(canvas: Canvas): Promise<Buffer> {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const rgb = Buffer.alloc((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    rgb[to] = data[from] ?? 0;
    rgb[to + 1] = data[from + 1] ?? 0;
    rgb[to + 2] = data[from + 2] ?? 0;
  }
  return pack(rgb);
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}
