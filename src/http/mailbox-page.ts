import type { ReadMessage } from '../platform/mail/read-message.ts';
import { mailboxStyle } from './mailbox-style.ts';

export interface Listed {
  readonly id: string;
  readonly recipient_address: string;
  readonly subject: string;
  readonly received_at: Date;
}

export interface OpenMessage extends Listed {
  readonly message: ReadMessage;
}

const mark = `<svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true"><mask id="gap" maskUnits="userSpaceOnUse" x="0" y="0" width="32" height="32"><rect width="32" height="32" fill="#fff"/><ellipse cx="22.9" cy="9.1" rx="10.1" ry="7.5" transform="rotate(45 22.9 9.1)" fill="#000"/></mask><circle cx="14" cy="18" r="9.9" fill="none" stroke="currentColor" stroke-width="4.4" mask="url(#gap)"/><ellipse cx="22.9" cy="9.1" rx="8.3" ry="5.7" transform="rotate(45 22.9 9.1)" fill="currentColor"/></svg>`;

/** The whole page: mail that was captured on the left, the open one on the right (below 640 px: one of them). */
export function mailboxPage(list: readonly Listed[], open: OpenMessage | undefined, view: 'html' | 'text'): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${open ? `${escaped(open.subject)} · ` : ''}Mailbox · Signet</title>
<style>${mailboxStyle}</style><script src="/mailbox.js" defer></script></head>
<body class="${open ? 'opened' : ''}">
<header><a class="brand" href="/">${mark}<span>Mailbox</span></a>
<p>No mail server is set, so live mail stays on this machine.</p></header>
<nav id="list" aria-label="Messages" data-open="${escaped(open?.id ?? '')}">${listFragment(list, open?.id)}</nav>
<main>${open ? messageView(open, view) : '<p class="hint">Choose a message to read it.</p>'}</main>
</body></html>`;
}

/** The inside of the list; the page's script fetches it anew to show mail that has come in. */
export function listFragment(list: readonly Listed[], open: string | undefined): string {
  if (list.length === 0) return '<p class="hint">Mail that Signet sends will be here.</p>';
  return `<ol>${list.map((item) => row(item, item.id === open)).join('')}</ol>`;
}

function row(item: Listed, isOpen: boolean): string {
  return `<li><a href="/messages/${encodeURIComponent(item.id)}"${isOpen ? ' aria-current="page"' : ''}>
<span class="to">${escaped(item.recipient_address)}</span>${time(item.received_at)}
<span class="subject">${escaped(item.subject)}</span></a></li>`;
}

function messageView(open: OpenMessage, view: 'html' | 'text'): string {
  const { message } = open;
  const address = `/messages/${encodeURIComponent(open.id)}`;
  const shown = message.html === '' ? 'text' : view;
  const fact = (name: string, value: string | null) => (value ? `<dt>${name}</dt><dd>${escaped(value)}</dd>` : '');
  return `<article><a class="back" href="/">All messages</a><h1>${escaped(open.subject)}</h1>
<dl>${fact('From', message.from)}${fact('To', open.recipient_address)}${fact('Reply to', message.replyTo)}<dt>Date</dt><dd>${time(open.received_at)}</dd></dl>
${files(open, address)}
<div class="tabs">${tab('Message', address, shown === 'html')}${tab('Plain text', `${address}?view=text`, shown === 'text')}</div>
${
  shown === 'html'
    ? `<iframe title="Message" sandbox="allow-popups allow-popups-to-escape-sandbox" src="${address}/frame"></iframe>`
    : `<pre>${withLinks(message.text)}</pre>`
}</article>`;
}

function files(open: OpenMessage, address: string): string {
  if (open.message.attachments.length === 0) return '';
  const items = open.message.attachments.map(
    (file, index) =>
      `<li><a href="${address}/files/${index}" download>${escaped(file.filename)} <span>${size(file.content.length)}</span></a></li>`,
  );
  return `<ul class="files" aria-label="Attachments">${items.join('')}</ul>`;
}

function tab(label: string, href: string, current: boolean): string {
  return `<a href="${href}"${current ? ' aria-current="true"' : ''}>${label}</a>`;
}

/** The mail's own markup, its links in new tabs. */
export function mailFrame(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}

function withLinks(text: string): string {
  return escaped(text).replace(
    /https?:\/\/[^\s<>"']+/g,
    (url) => `<a href="${url}" target="_blank" rel="noopener noreferrer">${url}</a>`,
  );
}

function time(moment: Date): string {
  const iso = moment.toISOString();
  return `<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`;
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Shows times in the reader's own zone, and mail as it comes in. */
export const mailboxScript = `const list = document.getElementById('list');
function localise(root) {
  const today = new Date().toDateString();
  for (const time of root.querySelectorAll('time')) {
    const moment = new Date(time.dateTime);
    const sameDay = moment.toDateString() === today;
    time.title = moment.toLocaleString();
    time.textContent = sameDay ? moment.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }) : moment.toLocaleDateString();
  }
}
let shown = list.innerHTML;
async function refresh() {
  const answer = await fetch('/list?open=' + encodeURIComponent(list.dataset.open)).catch(() => undefined);
  if (!answer || !answer.ok) return;
  const text = await answer.text();
  if (text === shown) return;
  const focused = document.activeElement && list.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  shown = text;
  list.innerHTML = text;
  localise(list);
  if (focused) for (const link of list.querySelectorAll('a')) if (link.getAttribute('href') === focused) link.focus();
}
localise(document);
setInterval(refresh, 2000);
`;
