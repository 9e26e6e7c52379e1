/** @jsxImportSource preact */
import { hydrate } from 'preact';
import type { PageOptions, PageView } from '../contract/sign/page.ts';
import { App } from './app.tsx';

const root = document.getElementById('root');
const state = document.getElementById('state');
if (root && state) {
  const { view, options } = JSON.parse(state.textContent ?? '{}') as { view: PageView; options: PageOptions };
  hydrate(<App view={view} options={options} />, root);
}
