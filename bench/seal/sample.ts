import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { newPdf } from '../../src/pdf/document/new-pdf.ts';

/** A PDF of about `bytes` bytes: `pages` pages with a line of text, the first with a picture that can't be compressed. */
export function writeSample(path: string, bytes: number, pages: number): void {
  const file = newPdf();
  const tree = file.allocate();
  const font = file.add('<</Type /Font/Subtype /Type1/BaseFont /Helvetica>>');
  const height = Math.max(1, Math.round((bytes - pages * 300 - 1000) / (1000 * 3)));
  const picture = file.allocate();
  file.setStream(
    picture,
    new Map([
      ['Type', '/XObject'],
      ['Subtype', '/Image'],
      ['Width', '1000'],
      ['Height', String(height)],
      ['ColorSpace', '/DeviceRGB'],
      ['BitsPerComponent', '8'],
    ]),
    randomBytes(height * 3000),
  );
  const kids = Array.from({ length: pages }, (_, index) => {
    const drawn = index === 0 ? 'q 400 0 0 300 100 200 cm /P Do Q ' : '';
    const content = file.addStream(new Map(), Buffer.from(`${drawn}BT /F1 24 Tf 72 700 Td (Page ${index + 1}) Tj ET`));
    const resources = `/Resources <</Font <</F1 ${font} 0 R>>${index === 0 ? `/XObject <</P ${picture} 0 R>>` : ''}>>`;
    return file.add(`<</Type /Page/Parent ${tree} 0 R/Contents ${content} 0 R ${resources}>>`);
  });
  const list = kids.map((kid) => `${kid} 0 R`).join(' ');
  file.set(tree, `<</Type /Pages/Count ${pages}/Kids [${list}]/MediaBox [0 0 612 792]>>`);
  file.root(file.add(`<</Type /Catalog/Pages ${tree} 0 R>>`), file.add('<</Title (Bench)>>'));
  writeFileSync(path, Buffer.concat([file.header, file.finish().tail]));
}
