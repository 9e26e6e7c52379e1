import type { SavedKind } from '../../domain/account/saved-signature.ts';
import type { EnvironmentName } from '../../domain/environment.ts';
import type { Language } from '../../domain/language/languages.ts';
import type { PublicView } from '../../domain/recipient/public-view.ts';
import type { SigningView } from '../../domain/recipient/signing-view.ts';

/** What the recipient's page can show: a state of the document, or that the browser holds no key to it. */
export type PageView =
  | SigningView
  /** Before there is a document: the page of a public template. */
  | PublicView
  /** The cookie of this recipient is missing or over. */
  | { readonly state: 'no-session' }
  /** The link never existed, was replaced, or its document is deleted. */
  | { readonly state: 'unknown-link' };

/** Addresses of the built bundle, from its manifest. */
export interface PageAssets {
  readonly script: string;
  readonly styles: string;
  /** Handwriting faces: font files by face id, loaded only when Type opens. */
  readonly faces: Readonly<Record<string, readonly string[]>>;
}

export interface PageOptions {
  readonly environment: EnvironmentName;
  readonly productName: string;
  readonly supportEmail: string;
  /** Where an account can be made; null where that is closed. */
  readonly signUpUrl: string | null;
  /** `/sign/r/<recipientId>`, under which every request of the page lies; "" without a recipient. */
  readonly base: string;
  /** Where the page itself lies, with its query: a link to another language adds to it. */
  readonly address: string;
  readonly language: Language;
  /** Origins whose pages may show this one in a frame, and be told what happens; empty where it is in none. */
  readonly framedBy: readonly string[];
  /** What this person, signed in to the app, has saved: pictures under `<base>/saved/<kind>`. */
  readonly saved: readonly SavedKind[];
  readonly assets: PageAssets;
}

/** Makes the whole HTML of the first screen. Implemented by `signing-page/server.tsx`, handed to `http/sign`. */
export type RenderSigningPage = (view: PageView, options: PageOptions) => string;
