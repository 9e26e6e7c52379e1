import type { CertificateFacts } from './facts.ts';
import { groupsOfFour, heading } from './pieces.ts';
import { ink, makeRoom, page, part, type Sheet, text } from './sheet.ts';
import { wrap } from './wrap.ts';

const WIDTH = page.right - page.left;

/** The files that recipients attached: name, whose, pages and the SHA-256 of what was uploaded. */
export function drawAttachments(sheet: Sheet, facts: CertificateFacts): void {
  if (facts.attachments.length === 0) return;
  heading(sheet, 'Attached files', 60);
  for (const { name, person, field, pages, sha256 } of facts.attachments) {
    const names = wrap(name, WIDTH, 12);
    const whose = wrap(`${person}, in “${field}”, ${pages === 1 ? '1 page' : `${pages} pages`}`, WIDTH, 11.5);
    makeRoom(sheet, (names.length + whose.length + 1) * 16 + 10);
    part(sheet, 'P', () => {
      for (const line of names) {
        text(sheet, `${line} `, page.left, sheet.y, { size: 12, weight: 600, maxWidth: WIDTH });
        sheet.y += 16;
      }
    });
    part(sheet, 'P', () => {
      for (const line of whose) {
        text(sheet, `${line} `, page.left, sheet.y, { color: ink.muted, maxWidth: WIDTH });
        sheet.y += 16;
      }
    });
    part(sheet, 'P', () => {
      text(sheet, 'SHA-256 ', page.left, sheet.y, { weight: 500, color: ink.muted });
      text(sheet, groupsOfFour(sha256), page.left + 74, sheet.y, { size: 10.5, face: 'mono', maxWidth: WIDTH - 74 });
    });
    sheet.y += 26;
  }
}
