/** A small, valid PDF of A4 pages. With `bytes` it is exactly that long: a stream nobody reads fills the rest. */
export function plainPdf(options: { pages?: number; bytes?: number; text?: string } = {}): Buffer {
  const { pages = 2, bytes, text = 'Agreement' } = options;
  if (bytes === undefined) return assemble(pages, text, 0);
  // The length of the filler is written out in digits, so its own size moves the total a little.
  let filler = Math.max(0, bytes - assemble(pages, text, 0).length);
  let made = assemble(pages, text, filler);
  while (made.length !== bytes) {
    filler -= made.length - bytes;
    if (filler < 0) throw new Error(`No PDF of ${bytes} bytes.`);
    const next = assemble(pages, text, filler);
    if (next.length === made.length) throw new Error(`No PDF of exactly ${bytes} bytes.`);
    made = next;
  }
  return made;
}

function assemble(pages: number, text: string, filler: number): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${5 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${filler} >>\nstream\n${'x'.repeat(filler)}\nendstream`,
  ];
  for (let page = 1; page <= pages; page += 1) {
    const content = `BT /F1 14 Tf 72 760 Td (${text}, page ${page}) Tj ET`;
    const resources = '<< /Font << /F1 3 0 R >> >>';
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${objects.length + 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let file = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}
