import { fill } from '../../domain/language/texts.ts';
import type { MailBlock, MailContent } from './content.ts';
import { footOf, sandboxLine } from './foot.ts';
import type { MailDeps } from './message.ts';
import { mailTexts } from './messages/catalogues.ts';
import type { EnglishMails } from './messages/types.ts';

/** The text part: every block of the HTML, in the same order and words. */
export function contentAsText(deps: MailDeps, content: MailContent): string {
  const strip = sandboxLine(deps);
  const foot = footOf(deps, content);
  const texts = mailTexts(content.language ?? 'en');
  const parts = [
    ...(strip === null ? [] : [strip]),
    content.sender?.company || deps.settings.productName,
    ...content.blocks.map((block) => blockAsText(block, texts)).filter((text) => text !== ''),
    [
      '-- ',
      ...foot.lines.map((line) => line.map((piece) => piece.text).join('')),
      ...foot.links.map((link) => `${link.label}: ${link.url}`),
    ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockAsText(block: MailBlock, texts: EnglishMails): string {
  switch (block.kind) {
    case 'quote':
      return block.text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'button':
      return `${block.label}:\n${block.url}`;
    // The button above has said it.
    case 'address':
      return '';
    case 'facts':
      return block.rows.map((row) => `${row.label}: ${row.value}`).join('\n');
    case 'files':
      return block.rows.map((row) => `${row.name}: ${row.note}`).join('\n');
    case 'bar':
      return `${block.start}, ${block.end}`;
    case 'amount':
      return `${block.label}: ${block.amount}\n${block.button.label}:\n${block.button.url}`;
    case 'lines':
      return [
        ...block.rows.map(([item, quantity, price, amount]) =>
          quantity === '' ? `${item}: ${amount}` : `${item}: ${quantity} x ${price} = ${amount}`,
        ),
        `${block.total[0]}: ${block.total[1]}`,
      ].join('\n');
    case 'attached':
      return fill(texts.attached, { name: block.name, note: block.note });
    default:
      return block.text;
  }
}
