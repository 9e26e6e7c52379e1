/** Variables a sender may use in a mail, with the words that stand for them on screen. */
export const mailVariables = [
  { name: 'receiver_name', label: 'Name of the recipient' },
  { name: 'document_title', label: 'Title' },
  { name: 'sender_name', label: 'Your name' },
  { name: 'sender_mail', label: 'Your email' },
  { name: 'company_name', label: 'Your company' },
  { name: 'expiry_date', label: 'End date' },
  { name: 'note', label: 'Note' },
  { name: 'signing_url', label: 'Link to the document' },
] as const;

/** Plain text as the HTML that is stored: a paragraph for each empty line, a break for each other. */
export function htmlOf(text: string): string {
  if (text.trim() === '') return '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .trimEnd()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** The text that `htmlOf` made this of; null for HTML of any other kind, which is edited as HTML. */
export function textOf(html: string): string | null {
  if (html === '') return '';
  const text = html
    .replace(/^<p>|<\/p>$/g, '')
    .replaceAll('</p><p>', '\n\n')
    .replaceAll('<br>', '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return htmlOf(text) === html ? text : null;
}
