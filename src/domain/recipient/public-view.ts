import type { Visitor, VisitorFaults } from './visitor.ts';

/**
 * What the page of a public template may show, by state. Plain JSON; the server makes it
 * (`features/public-signing/view.ts`), the page only shows it.
 */
export type PublicView = PublicFormView | PublicCodeView | PublicClosedView;

/** What everybody may know of a public template. */
export interface PublicTemplate {
  readonly id: string;
  readonly title: string;
  readonly ownerName: string;
  /** "" for none. */
  readonly company: string;
}

/** Who is signing? */
export interface PublicFormView {
  readonly state: 'public-form';
  readonly template: PublicTemplate;
  /** As typed before, when something was wrong with it. */
  readonly given: Visitor;
  readonly faults: VisitorFaults;
  /** Codes were asked for too often: seconds until another one may be; 0 when it may. */
  readonly lockedSeconds: number;
}

/** The code that was mailed to the visitor. */
export interface PublicCodeView {
  readonly state: 'public-code';
  readonly template: PublicTemplate;
  readonly visitId: string;
  /** Such as `m••@example.com`: the page's address may be in other hands. */
  readonly maskedEmail: string;
  /** Seconds until another one may be sent; 0 when it may. */
  readonly resendAfterSeconds: number;
  /** The sandbox: the mail stays in its mailbox, which only the owner reads. */
  readonly captured: boolean;
  readonly fault: PublicCodeFault | null;
}

export type PublicCodeFault =
  | { readonly code: 'missing' | 'code-expired' }
  | { readonly code: 'code-wrong'; readonly triesLeft: number }
  /** No further code may be sent for now: the last one has just left, or there were too many. */
  | { readonly code: 'too-soon' | 'locked'; readonly retryAfterSeconds: number };

/**
 * Nothing can be signed. `unknown`: no template, or none that is public. `not-ready`: only its owner can change that.
 * `full`: as many as may be were made within a day.
 */
export interface PublicClosedView {
  readonly state: 'public-closed';
  readonly reason: 'unknown' | 'not-ready' | 'full';
  /** Whom to ask; null where nothing is told about the template. */
  readonly contact: { readonly name: string; readonly email: string } | null;
}
