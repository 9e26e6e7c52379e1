import { markPicture } from '../../mail/pictures.ts';
import type { CertificateFacts } from './facts.ts';
import { groupsOfFour, heading, item } from './pieces.ts';
import { box, ink, page, part, picture, qrCode, type Sheet, text } from './sheet.ts';
import { longMomentText, momentText } from './times.ts';
import { wrap } from './wrap.ts';

const WIDTH = page.right - page.left;
const QR = 92;
/** Room that the code takes at the end of a line, and with the words before it. */
const BESIDE_QR = QR + 14;
const BESIDE_WORDS = BESIDE_QR + 180;

/** Brand, title and summary with the hashes. */
export function drawHead(sheet: Sheet, facts: CertificateFacts): void {
  picture(sheet, markPicture(facts.environmentMark !== null), { x: page.left, y: 44, w: 24, h: 24 });
  part(sheet, 'P', () => {
    text(sheet, facts.brand, page.left + 32, 48, { weight: 600, maxWidth: WIDTH - 32 - BESIDE_WORDS });
  });
  part(sheet, 'H1', () => {
    text(sheet, 'Completion certificate', page.left, 79, { size: 24, lineHeight: 30, weight: 600 });
  });
  sheet.y = 113;
  part(sheet, 'P', () => {
    for (const line of wrap(facts.title, WIDTH - BESIDE_QR, 13, 3)) {
      text(sheet, `${line} `, page.left, sheet.y, { size: 13, weight: 600, maxWidth: WIDTH - BESIDE_QR });
      sheet.y += 18;
    }
  });
  const completed = `Completed on ${longMomentText(facts.completedAt, facts.timeZone)}`;
  part(sheet, 'P', () => text(sheet, completed, page.left, sheet.y, { size: 13 }));
  sheet.y += 18;
  drawCheck(sheet, facts);
  if (facts.environmentMark !== null) drawBand(sheet, facts.environmentMark);
  drawSummary(sheet, facts);
  drawHashes(sheet, facts);
}

/** Where anybody checks the document: as a code for phones, and as words. */
function drawCheck(sheet: Sheet, facts: CertificateFacts): void {
  const address = `${facts.verifyUrl}?id=${facts.documentId}`;
  part(sheet, 'Figure', () => {
    qrCode(sheet, address, { x: page.right - QR, y: 44, size: QR }, `QR code that opens ${address}`);
  });
  const words = [
    'Check the document:',
    'scan the code, or open',
    facts.verifyUrl.replace(/^https?:\/\//, ''),
    'and enter its ID',
  ];
  part(sheet, 'P', () => {
    for (const [index, line] of words.entries()) {
      const isAddress = index === 2;
      text(sheet, index === 0 ? line : ` ${line}`, page.right - BESIDE_QR, 44 + index * 16, {
        align: 'end',
        maxWidth: BESIDE_WORDS - BESIDE_QR,
        weight: isAddress ? 600 : 400,
        color: isAddress ? ink.text : ink.muted,
      });
    }
  });
}

function drawBand(sheet: Sheet, mark: string): void {
  sheet.y += 12;
  box(sheet, { x: page.left, y: sheet.y, w: WIDTH, h: 32, radius: 4, fill: ink.sandbox });
  part(sheet, 'P', () => {
    text(sheet, mark, page.left + WIDTH / 2, sheet.y + 8, { size: 13, weight: 600, align: 'center' });
  });
  sheet.y += 32;
}

function drawSummary(sheet: Sheet, facts: CertificateFacts): void {
  heading(sheet, 'Summary', 100);
  const actors = facts.people.filter((person) => person.type !== 'viewer');
  const acted = actors.filter((person) => person.actedAt !== null).length;
  const from = facts.sentFrom === null ? '' : `, from ${facts.sentFrom}`;
  const left = [
    ['Document ID', facts.documentId, 'mono'],
    ['Pages', String(facts.pages), 'text'],
    ['Signers', `${acted} of ${actors.length} signed`, 'text'],
    ['Signature', facts.perSigner ? 'Signature per signer, B-LTA' : 'PAdES B-LTA, self-issued', 'text'],
  ] as const;
  const right = [
    ['Sent by', `${facts.owner.name}, ${facts.owner.email}`],
    ['Sent on', facts.sentAt === null ? 'Not sent' : `${momentText(facts.sentAt, facts.timeZone)}${from}`],
    ['Completed on', momentText(facts.completedAt, facts.timeZone)],
    ['Certificate made', momentText(facts.madeAt, facts.timeZone)],
  ] as const;
  const label = { weight: 500, color: ink.muted } as const;
  part(sheet, 'L', () => {
    for (const [row, [name, value, face]] of left.entries()) {
      const top = sheet.y + row * 24;
      item(
        sheet,
        () => text(sheet, name, page.left, top, label),
        () => text(sheet, value, page.left + 104, top, { face, maxWidth: 156 }),
      );
    }
    for (const [row, [name, value]] of right.entries()) {
      const top = sheet.y + row * 24;
      item(
        sheet,
        () => text(sheet, name, page.left + 270, top, label),
        () => text(sheet, value, page.left + 374, top, { maxWidth: WIDTH - 374 }),
      );
    }
  });
  sheet.y += 96;
}

/** A file that names this certificate can't be named by it: its hash is told as the last signer left it. */
function finishedLabel({ merged, perSigner }: CertificateFacts): string {
  if (merged) return 'SHA-256, before this page';
  return perSigner ? 'SHA-256, as signed by all' : 'SHA-256, finished file';
}

function drawHashes(sheet: Sheet, facts: CertificateFacts): void {
  sheet.y += 4;
  const rows = [
    [finishedLabel(facts), facts.finishedSha256],
    ...(facts.ownersSha256 === null ? [] : [['SHA-256, owner’s copy', facts.ownersSha256] as const]),
    ['SHA-256, file as sent', facts.sentSha256],
  ] as const;
  const height = 12 + rows.length * 22;
  box(sheet, { x: page.left, y: sheet.y, w: WIDTH, h: height, fill: ink.surface });
  const mono = { size: 10.5, face: 'mono', maxWidth: WIDTH - 174 } as const;
  part(sheet, 'L', () => {
    for (const [row, [label, hash]] of rows.entries()) {
      const top = sheet.y + 9 + row * 22;
      item(
        sheet,
        () => text(sheet, label, page.left + 10, top, { weight: 500, color: ink.muted, maxWidth: 146 }),
        () => text(sheet, groupsOfFour(hash), page.left + 164, top, mono),
      );
    }
  });
  sheet.y += height;
}
