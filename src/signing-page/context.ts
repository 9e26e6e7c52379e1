import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageOptions, PageView } from '../contract/sign/page.ts';
import { type Api, createApi } from './api.ts';

/** What every part of the page may need. */
export interface PageContext {
  readonly options: PageOptions;
  readonly api: Api;
  /** Shows another state, as the server told it. */
  readonly show: (view: PageView) => void;
  /** Says something politely to a screen reader. */
  readonly say: (text: string) => void;
  /** The reader's time zone once the page runs; UTC on the server. */
  readonly zone: string | undefined;
}

const noAssets = { script: '', styles: '', faces: {} };
export const Page = createContext<PageContext>({
  options: {
    environment: 'live',
    productName: '',
    supportEmail: '',
    signUpUrl: null,
    base: '',
    address: '',
    language: 'en',
    framedBy: [],
    saved: [],
    assets: noAssets,
  },
  api: createApi(''),
  show: () => undefined,
  say: () => undefined,
  zone: 'UTC',
});

export function usePage(): PageContext {
  return useContext(Page);
}
