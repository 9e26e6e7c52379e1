import type { Paper } from '../../../pdf/index.ts';
import { drawAttachments } from './attachments.ts';
import { drawEvents } from './events.ts';
import type { CertificateFacts } from './facts.ts';
import { drawHead } from './head.ts';
import { drawPeople } from './people.ts';
import { groupsOfFour, heading, item } from './pieces.ts';
import { ink, newSheet, page, part, points, rule, type Sheet, text } from './sheet.ts';
import { dayText } from './times.ts';

/** The completion certificate as a paper: summary, hashes, people, events, audit chain. */
export function certificatePaper(facts: CertificateFacts): Paper {
  const sheet = newSheet();
  drawHead(sheet, facts);
  drawPeople(sheet, facts);
  drawAttachments(sheet, facts);
  drawEvents(sheet, facts);
  drawChain(sheet, facts);
  drawFeet(sheet, facts);
  return {
    title: `Completion certificate: ${facts.title}`,
    language: 'en',
    pages: sheet.pages.map((commands) => ({ width: points(page.width), height: points(page.height), commands })),
  };
}

function drawChain(sheet: Sheet, facts: CertificateFacts): void {
  const last = facts.events.at(-1);
  if (last === undefined) return;
  heading(sheet, 'Audit chain', 48);
  const x = page.left + 120;
  const label = { weight: 500, color: ink.muted, maxWidth: 112 } as const;
  const maxWidth = page.right - x;
  const anchored = `With the daily timestamp that follows ${dayText(facts.madeAt, 'UTC')} (UTC)`;
  part(sheet, 'L', () => {
    item(
      sheet,
      () => text(sheet, `Head, event ${last.seq}`, page.left, sheet.y, label),
      () => text(sheet, groupsOfFour(last.hash), x, sheet.y, { size: 10.5, face: 'mono', maxWidth }),
    );
    item(
      sheet,
      () => text(sheet, 'Anchored', page.left, sheet.y + 24, label),
      () => text(sheet, anchored, x, sheet.y + 24, { maxWidth }),
    );
  });
  sheet.y += 48;
}

function drawFeet(sheet: Sheet, facts: CertificateFacts): void {
  const said = facts.merged
    ? 'This certificate is part of the sealed document.'
    : facts.perSigner
      ? 'This certificate is a sealed PDF of its own; the last signature in the document names its SHA-256.'
      : 'This certificate is a PDF of its own and is sealed like the document.';
  for (const index of sheet.pages.keys()) {
    rule(sheet, 1077, ink.line, page.left, page.right, index);
    text(sheet, said, page.left, 1084, { size: 10.5, color: ink.muted }, index);
    const number = `${facts.documentId}   Page ${index + 1} of ${sheet.pages.length}`;
    text(sheet, number, page.right, 1084, { size: 10.5, color: ink.muted, align: 'end' }, index);
  }
}
