import type { MailContent } from './content.ts';
import type { MailDeps } from './message.ts';

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
  const lines: FootPiece[][] = [];
  if (content.sender === undefined) {
    lines.push([{ text: 'Help: ' }, support, { text: `.${content.reason === undefined ? '' : ` ${content.reason}`}` }]);
    lines.push([{ text: `${settings.productName}, ` }, { text: bare(settings.publicUrl), url: settings.publicUrl }]);
  } else {
    lines.push([
      { text: 'Questions about the document: ' },
      { text: content.sender.email, url: `mailto:${content.sender.email}` },
      { text: '. Help with signing: ' },
      support,
      { text: '.' },
    ]);
    lines.push([{ text: `Sent with ${settings.productName} for ${content.sender.company || content.sender.name}.` }]);
  }
  return {
    lines,
    links: [
      { label: 'Terms', url: `${settings.publicUrl}/terms` },
      { label: 'Privacy', url: `${settings.publicUrl}/privacy` },
    ],
  };
}

/** First of all in the sandbox's mails; null in live. */
export function sandboxLine(deps: MailDeps): string | null {
  return deps.environment.pageMark;
}

function bare(url: string): string {
  return url.replace(/^https?:\/\//, '');
}
