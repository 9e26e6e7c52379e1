import type { PageBox } from '../../domain/document/types.ts';
import type { Mark } from '../../pdf/index.ts';

const MARGIN = 20;
const ID_WIDTH = 150;

/** The document's id at the top left of every page, 8 pt mono grey. */
export function idMarks(documentId: string, pages: readonly PageBox[]): Mark[] {
  return pages.map((page, index) => ({
    kind: 'text',
    page: index + 1,
    x: Math.min(MARGIN, page.width / 10),
    y: 6,
    w: Math.min(ID_WIDTH, page.width * 0.8),
    h: 10,
    text: `Document ID: ${documentId}`,
    fontSize: 8,
    color: 'grey',
    face: 'mono',
  }));
}

/** The environment's mark at the head of every page and, faint, three times across it. */
export function environmentMarks(text: string, pages: readonly PageBox[]): Mark[] {
  return pages.flatMap((page, index) => {
    const { width, height } = page;
    const narrow = width < 2 * (MARGIN + ID_WIDTH) + ID_WIDTH;
    const head: Mark = {
      kind: 'text',
      decoration: true,
      page: index + 1,
      x: narrow ? 0 : MARGIN + ID_WIDTH,
      y: narrow ? 18 : 5,
      w: narrow ? width : width - 2 * (MARGIN + ID_WIDTH),
      h: 12,
      text,
      fontSize: 9,
      color: 'red',
      align: 'center',
    };
    const across = [1, 2, 3].map(
      (row): Mark => ({
        kind: 'text',
        decoration: true,
        page: index + 1,
        x: width * 0.05,
        y: (height * row) / 4 - 20,
        w: width * 0.9,
        h: 40,
        text,
        fontSize: 34,
        color: 'red',
        align: 'center',
        opacity: 0.13,
        rotate: 30,
      }),
    );
    return [head, ...across];
  });
}
