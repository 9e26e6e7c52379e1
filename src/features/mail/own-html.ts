import { escapeHtml } from './variables.ts';

/** Tags a sender's own mail may use, with their attributes. All else is dropped; the text inside stays. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  b: [],
  blockquote: [],
  br: [],
  div: ['align'],
  em: [],
  h1: ['align'],
  h2: ['align'],
  h3: ['align'],
  h4: ['align'],
  hr: [],
  i: [],
  img: ['src', 'alt', 'width', 'height'],
  li: [],
  ol: [],
  p: ['align'],
  s: [],
  small: [],
  span: [],
  strong: [],
  sub: [],
  sup: [],
  table: ['align', 'width'],
  tbody: [],
  td: ['align', 'colspan', 'rowspan', 'width'],
  th: ['align', 'colspan', 'rowspan', 'width'],
  thead: [],
  tr: [],
  u: [],
  ul: [],
};
const empty = new Set(['br', 'hr', 'img']);
/** Their content is no text for people. */
const dropped =
  /<(script|style|title|head|template|iframe|object|svg|math|noscript|textarea|xmp)\b[\s\S]*?(<\/\1\s*>|$)/gi;
const token = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|[^<]+|</g;

/**
 * Rebuilds HTML from an allow-list: every tag in the result was written here, with attributes escaped again, and every
 * tag is closed. Links lead to http, https or mailto only.
 */
export function harmlessHtml(html: string): string {
  const open: string[] = [];
  let result = '';
  for (const match of html.replace(dropped, '').matchAll(token)) {
    const [whole, slash, tag, attributes] = match;
    if (whole.startsWith('<!--')) continue;
    if (tag === undefined) {
      result += escapeHtml(decode(whole));
      continue;
    }
    const name = tag.toLowerCase();
    if (!Object.hasOwn(allowed, name)) continue;
    if (slash === '/') {
      if (!open.includes(name)) continue;
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        result += `</${last}>`;
        if (last === name) break;
      }
    } else {
      result += `<${name}${keptAttributes(name, attributes ?? '')}>`;
      if (!empty.has(name)) open.push(name);
    }
  }
  return (
    result +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

function keptAttributes(tag: string, text: string): string {
  let kept = '';
  for (const match of text.matchAll(/([a-zA-Z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)) {
    const name = (match[1] ?? '').toLowerCase();
    const value = decode(match[2] ?? match[3] ?? match[4] ?? '').trim();
    if (!allowed[tag]?.includes(name)) continue;
    if (name === 'href' && !/^(https?:|mailto:)/i.test(value)) continue;
    if (name === 'src' && !/^https:/i.test(value)) continue;
    kept += ` ${name}="${escapeHtml(value)}"`;
  }
  return kept;
}

/** The same as text: a line for each block, addresses after the words that lead there. */
export function htmlAsText(html: string): string {
  return decode(
    html
      .replace(/<a [^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, (_, url: string, words: string) => {
        const label = words.replace(/<[^>]+>/g, '').trim();
        return label === '' || label === url ? url : `${label} (${url})`;
      })
      .replace(/<li>/gi, '- ')
      .replace(/<(br|\/p|\/div|\/h[1-4]|\/li|\/tr|hr|\/blockquote)[^>]*>/gi, '\n')
      .replace(/<\/t[dh]>/gi, ' ')
      .replace(/<[^>]+>/g, ''),
  )
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
    },
  );
}

/** Plain text as paragraphs: an empty line begins a new one. "" stays "". */
export function textAsHtml(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replace(/\r?\n/g, '<br>')}</p>`)
    .join('');
}
