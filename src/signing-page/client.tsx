/** @jsxImportSource preact */
import { hydrate } from 'preact';
import type { PageOptions, PageView } from '../contract/sign/page.ts';
import { App } from './app.tsx';
import type { Messages } from './messages/types.ts';
import { speak } from './words.ts';

const root = document.getElementById('root');
const state = document.getElementById('state');
if (root && state) {
  const { view, options, messages } = JSON.parse(state.textContent ?? '{}') as {
    view: PageView;
    options: PageOptions;
    messages: Messages;
  };
  speak(options.language, messages);
  hydrate(<App view={view} options={options} />, root);
}
