import { zoneName } from '../../mail/words.ts';
import { proofText } from './event-words.ts';
import type { CertificateFacts, CertificatePerson } from './facts.ts';
import { heading } from './pieces.ts';
import { box, decoration, ink, makeRoom, page, part, picture, rule, type Sheet, text } from './sheet.ts';
import { clockText, dayText } from './times.ts';
import { estimate, wrap } from './wrap.ts';

const columns = {
  person: page.left,
  proof: page.left + 226,
  times: page.left + 376,
  signature: page.left + 540,
} as const;
const NAME_WIDTH = 212;
const PROOF_WIDTH = 138;
const typeWords = { signer: 'Signer', approver: 'Approver', viewer: 'Viewer' } as const;
const actWords = { signer: 'Signed', approver: 'Approved', viewer: 'Acted' } as const;

/** A row for each person; rows never split, the table's head repeats. */
export function drawPeople(sheet: Sheet, facts: CertificateFacts): void {
  heading(sheet, 'Recipients, and how each was proved', 110);
  part(sheet, 'Table', () => {
    drawTableHead(sheet, facts);
    for (const [index, person] of facts.people.entries()) {
      const row = layOut(person, index, facts);
      if (makeRoom(sheet, row.height)) decoration(sheet, () => drawTableHead(sheet, facts));
      part(sheet, 'TR', () => drawPerson(sheet, person, row));
    }
  });
  makeRoom(sheet, 24);
  const note =
    '“Proved” says how the person reached the document. Nobody’s name was checked against an identity document.';
  part(sheet, 'P', () => {
    text(sheet, note, page.left, sheet.y + 6, { size: 11, color: ink.muted, maxWidth: page.right - page.left });
  });
  sheet.y += 22;
}

function drawTableHead(sheet: Sheet, facts: CertificateFacts): void {
  const style = { size: 11, weight: 500, color: ink.muted } as const;
  const zone = zoneName(facts.completedAt, facts.timeZone);
  const heads = [
    ['Person', columns.person],
    ['Proved by', columns.proof],
    [`Times (${zone}) and IP address`, columns.times],
    ['Signature', columns.signature],
  ] as const;
  part(sheet, 'TR', () => {
    for (const [words, x] of heads)
      part(sheet, 'TH', () => text(sheet, words, x, sheet.y, { ...style, maxWidth: 158 }));
  });
  sheet.y += 24;
}

interface PersonRow {
  /** Apart from the name, which may run from right to left. */
  readonly number: string;
  readonly indent: number;
  readonly names: readonly string[];
  readonly address: readonly string[];
  readonly kind: string;
  readonly proof: readonly string[];
  readonly times: readonly string[];
  readonly height: number;
}

function layOut(person: CertificatePerson, index: number, facts: CertificateFacts): PersonRow {
  const number = `${index + 1}.`;
  const indent = estimate(number, 12) + 5;
  const names = wrap(person.name, NAME_WIDTH - indent, 12);
  const address = wrap(person.email, NAME_WIDTH, 11.5);
  const proof = wrap(proofText(person.proofs), PROOF_WIDTH, 11.5);
  const role = person.role === '' ? '' : `, ${person.role}`;
  const times = [
    ...(person.viewedAt === null ? ['Not viewed'] : [`Viewed ${timeOf(person.viewedAt, facts)}`]),
    ...(person.actedAt === null ? [] : [`${actWords[person.type]} ${timeOf(person.actedAt, facts)}`]),
    ...(person.ip === null ? [] : wrap(person.ip, 150, 11.5)),
  ];
  const lines = Math.max(names.length + address.length + 1, proof.length, times.length);
  return {
    number,
    indent,
    names,
    address,
    kind: `${typeWords[person.type]}${role}`,
    proof,
    times,
    height: Math.max(56, lines * 16) + 18,
  };
}

/** The day is named where it isn't the day of completion. */
function timeOf(moment: Date, facts: CertificateFacts): string {
  const clock = clockText(moment, facts.timeZone);
  const day = dayText(moment, facts.timeZone);
  return day === dayText(facts.completedAt, facts.timeZone) ? clock : `${day}, ${clock}`;
}

function drawPerson(sheet: Sheet, person: CertificatePerson, row: PersonRow): void {
  const top = sheet.y;
  part(sheet, 'TD', () => drawWho(sheet, row));
  part(sheet, 'TD', () => {
    for (const [index, line] of row.proof.entries())
      text(sheet, `${line} `, columns.proof, top + 4 + index * 16, { maxWidth: PROOF_WIDTH });
  });
  part(sheet, 'TD', () => {
    for (const [index, line] of row.times.entries())
      text(sheet, `${line} `, columns.times, top + 4 + index * 16, { maxWidth: 156 });
  });
  part(sheet, 'TD', () => drawSignature(sheet, person));
  rule(sheet, top + row.height - 9, ink.line);
  sheet.y = top + row.height;
}

function drawWho(sheet: Sheet, row: PersonRow): void {
  let y = sheet.y + 4;
  // A line ends in a space: what is read aloud goes on in the next.
  text(sheet, `${row.number} `, columns.person, y, { size: 12, weight: 600 });
  for (const line of row.names) {
    text(sheet, `${line} `, columns.person + row.indent, y, {
      size: 12,
      weight: 600,
      maxWidth: NAME_WIDTH - row.indent,
    });
    y += 16;
  }
  for (const [index, line] of row.address.entries()) {
    text(sheet, index === row.address.length - 1 ? `${line} ` : line, columns.person, y, { maxWidth: NAME_WIDTH });
    y += 16;
  }
  text(sheet, row.kind, columns.person, y, { color: ink.muted, maxWidth: NAME_WIDTH });
}

function drawSignature(sheet: Sheet, { name, signature }: CertificatePerson): void {
  const top = sheet.y;
  if (signature === null) {
    text(sheet, '–', columns.signature, top + 4, { color: ink.muted });
    return;
  }
  const frame = { x: columns.signature, y: top, w: page.right - columns.signature, h: 56 };
  box(sheet, { ...frame, radius: 4, stroke: ink.line });
  const inner = { x: frame.x + 8, y: frame.y + 6, w: frame.w - 16, h: frame.h - 12 };
  part(sheet, 'Figure', () => picture(sheet, signature, inner, `Signature of ${name}`));
}
