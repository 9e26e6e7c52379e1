import { fill } from '../../domain/language/texts.ts';
import type { MailContent } from './content.ts';
import type { MailDeps } from './message.ts';
import { mailTexts } from './messages/catalogues.ts';

export interface FootPiece {
  readonly text: string;
  readonly url?: string;
}

/** Every mail ends with whom to ask, why it came, and the terms and privacy pages. */
export function footOf(
  deps: MailDeps,
  content: MailContent,
): { lines: readonly (readonly FootPiece[])[]; links: readonly { label: string; url: string }[] } {
  const { settings } = deps;
  const support = { text: settings.supportEmail, url: `mailto:${settings.supportEmail}` };
  const texts = mailTexts(content.language ?? 'en');
  const lines: FootPiece[][] = [];
  const { sender } = content;
  if (sender === undefined) {
    lines.push(pieces(texts.help, { support, reason: { text: content.reason ?? '' } }));
    lines.push([{ text: `${settings.productName}, ` }, { text: bare(settings.publicUrl), url: settings.publicUrl }]);
  } else {
    lines.push(pieces(texts.questions, { email: { text: sender.email, url: `mailto:${sender.email}` }, support }));
    const company = sender.company || sender.name;
    lines.push([{ text: fill(texts.sentWith, { product: settings.productName, sender: company }) }]);
  }
  return {
    lines,
    links: [
      { label: texts.terms, url: `${settings.publicUrl}/terms` },
      { label: texts.privacy, url: `${settings.publicUrl}/privacy` },
    ],
  };
}

/** A text taken apart, so that what stands for its names can be links. */
function pieces(text: string, values: Readonly<Record<string, FootPiece>>): FootPiece[] {
  return text
    .split(/(\{\w+\})/)
    .map((part) => values[part.slice(1, -1)] ?? { text: part })
    .filter((piece) => piece.text !== '');
}

/** First of all in the sandbox's mails; null in live. */
export function sandboxLine(deps: MailDeps): string | null {
  return deps.environment.pageMark;
}

function bare(url: string): string {
  return url.replace(/^https?:\/\//, '');
}
