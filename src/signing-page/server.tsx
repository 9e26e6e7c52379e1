/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** @jsxImportSource preact */
import { render } from 'preact-render-to-string';
import type { PageOptions, PageView } from '../contract/sign/page.ts';
import { directionOf } from '../domain/language/languages.ts';
import { App } from './app.tsx';
import { catalogues } from './messages/catalogues.ts';
import { LanguageLinks } from './parts/languages.tsx';
import { speak, words } from './words.ts';

/** The whole HTML document of a first screen: complete without the script, which then takes it over. */
export function renderSigningPage(view: PageView, options: PageOptions): string {
  const { language } = options;
  const messages = catalogues[language];
  speak(language, messages);
  const sandbox = options.environment === 'sandbox';
  const name = titleOf(view) ?? options.productName;
  const title = sandbox ? `${words.sandbox.title} ${name}` : name;
  const state = JSON.stringify({ view, options, messages }).replace(/</g, '\\u003c');
  const { assets } = options;
  return [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<meta name="robots" content="noindex, nofollow"><meta name="referrer" content="${referrerOf(view)}">`,
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(title)}</title>`,
    `<link rel="icon" href="${icon(sandbox)}">`,
    assets.styles && `<link rel="stylesheet" href="${escapeHtml(assets.styles)}">`,
    assets.script && `<script type="module" src="${escapeHtml(assets.script)}"></script>`,
    '</head><body>',
    `<div id="root">${render(<App view={view} options={options} />)}</div>`,
    `<noscript>${isForm(view) ? '' : `<p class="no-script">${escapeHtml(words.noScript)}</p>`}${languageLinks(options)}</noscript>`,
    `<script type="application/json" id="state">${state}</script>`,
    '</body></html>',
  ]
    .filter(Boolean)
    .join('');
}

/** The other languages, where no script opens the menu. */
function languageLinks(options: PageOptions): string {
  return render(
    <nav class="no-script" aria-label={words.menu.language}>
      <LanguageLinks options={options} />
    </nav>,
  );
}

/** What the tab may say: behind a closed gate nothing but who sent it. */
function titleOf(view: PageView): string | undefined {
  switch (view.state) {
    case 'open':
    case 'done':
      return view.document.title;
    case 'gate':
    case 'unavailable':
      return view.senderName;
    case 'declined':
    case 'revoked':
    case 'expired':
      return view.title ?? view.senderName;
    case 'public-form':
    case 'public-code':
      return view.template.title;
    default:
      return undefined;
  }
}

/** Pages of plain forms say themselves what a script is needed for. */
function isForm(view: PageView): boolean {
  return view.state.startsWith('public-');
}

/** A form must say to this server, and to nobody else, where it was sent from. */
function referrerOf(view: PageView): string {
  return isForm(view) ? 'same-origin' : 'no-referrer';
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

function icon(sandbox: boolean): string {
  const [tile, ink] = sandbox ? ['FFC53D', '1B1F2A'] : ['3B5BDB', 'FFFFFF'];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#${tile}"/><g transform="translate(6.2 6.2) scale(.61)"><circle cx="14" cy="18" r="9.9" fill="none" stroke="#${ink}" stroke-width="4.4"/><ellipse cx="22.900" cy="9.100" rx="10.100" ry="7.500" transform="rotate(45 22.900 9.100)" fill="#${tile}"/><ellipse cx="22.900" cy="9.100" rx="8.300" ry="5.700" transform="rotate(45 22.900 9.100)" fill="#${ink}"/></g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
