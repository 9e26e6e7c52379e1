import { zoneName } from '../../mail/words.ts';
import { actorText, eventText, isShown } from './event-words.ts';
import type { CertificateFacts } from './facts.ts';
import { heading } from './pieces.ts';
import { decoration, ink, makeRoom, page, part, rule, type Sheet, text } from './sheet.ts';
import { clockText, dayText } from './times.ts';
import { wrap } from './wrap.ts';

const columns = { time: page.left, who: page.left + 84, what: page.left + 204, ip: page.left + 586 } as const;
const WHAT_WIDTH = columns.ip - columns.what - 12;

/** What precedes the seal, oldest first; each day has a head of its own. */
export function drawEvents(sheet: Sheet, facts: CertificateFacts): void {
  heading(sheet, 'Events', 72);
  let day = '';
  let table = 0;
  for (const event of facts.events.filter(isShown)) {
    const itsDay = dayText(event.at, facts.timeZone);
    const what = wrap(eventText(event, facts), WHAT_WIDTH, 11.5);
    const [ip, color] =
      event.ip === null ? [['Server'], ink.muted] : [wrap(event.ip, page.right - columns.ip, 11.5), ink.text];
    const height = Math.max(what.length, ip.length) * 16 + 6;
    const moved = makeRoom(sheet, height + (itsDay === day ? 0 : 32));
    if (!moved && day !== '' && itsDay !== day) sheet.y += 8;
    const zone = zoneName(event.at, facts.timeZone);
    // One table for each day; its head stands on every page and is told once.
    if (itsDay !== day) {
      sheet.path = [`Table#day ${++table}`];
      drawTableHead(sheet, itsDay, zone);
    } else if (moved) decoration(sheet, () => drawTableHead(sheet, itsDay, zone));
    day = itsDay;
    const top = sheet.y + 3;
    part(sheet, 'TR', () => {
      part(sheet, 'TD', () => text(sheet, clockText(event.at, facts.timeZone), columns.time, top));
      part(sheet, 'TD', () => text(sheet, actorText(event, facts), columns.who, top, { maxWidth: 112 }));
      part(sheet, 'TD', () => {
        for (const [index, line] of what.entries())
          text(sheet, `${line} `, columns.what, top + index * 16, { maxWidth: WHAT_WIDTH });
      });
      part(sheet, 'TD', () => {
        for (const [index, line] of ip.entries())
          text(sheet, line, columns.ip, top + index * 16, { color, maxWidth: page.right - columns.ip });
      });
    });
    rule(sheet, sheet.y + height, ink.hair);
    sheet.y += height;
  }
  sheet.path = [];
}

function drawTableHead(sheet: Sheet, day: string, zone: string): void {
  const style = { size: 11, weight: 500, color: ink.muted } as const;
  part(sheet, 'TR', () => {
    part(sheet, 'TH', () => text(sheet, day, columns.time, sheet.y, { ...style, maxWidth: 80 }));
    part(sheet, 'TH', () => text(sheet, 'Who', columns.who, sheet.y, style));
    part(sheet, 'TH', () => text(sheet, `What (times in ${zone})`, columns.what, sheet.y, style));
    part(sheet, 'TH', () => text(sheet, 'IP address', columns.ip, sheet.y, style));
  });
  rule(sheet, sheet.y + 22, ink.rule);
  sheet.y += 24;
}
