import type { DocumentSettings, PageBox, PenColor } from '../document/types.ts';
import type { Answers, Widget, WidgetType } from '../widget/types.ts';
import type { RecipientType } from './types.ts';

/**
 * What the recipient's page may know, by state. Plain JSON: instants are ISO 8601 texts. The server makes it
 * (`features/signing/view.ts`), the page only shows it.
 */
export type SigningView =
  | GateView
  | OpenView
  | DoneView
  | DeclinedView
  | RevokedView
  | ExpiredView
  | GoneView
  | UnavailableView;

/** A code is asked for first; nothing but the sender's name is shown. */
export interface GateView {
  readonly state: 'gate';
  readonly gate: 'access-code' | 'email-code';
  readonly senderName: string;
  /** email-code: where the code goes, such as `m••@example.com`; "" for an access code. */
  readonly maskedEmail: string;
  /** email-code: a code is out and still good. */
  readonly codeSent: boolean;
  /** email-code: seconds until another one may be sent; 0 when it may. */
  readonly resendAfterSeconds: number;
}

export interface SigningDocument {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly senderName: string;
  readonly senderEmail: string;
  readonly company: string;
  readonly expiresAt: string | null;
  readonly pages: readonly PageBox[];
  /** `in-progress` stands for the internal `sealing` too, see `finalising` of DoneView. */
  readonly status: 'in-progress' | 'completed';
  /** Raised at every change; the page's images change with it. */
  readonly stateVersion: number;
}

export interface OpenView {
  readonly state: 'open';
  readonly document: SigningDocument;
  readonly me: SigningMe;
  readonly others: readonly OtherRecipient[];
  /** `now`: may act. `waiting`: may read only, strict order and somebody is before. `reading`: a viewer. */
  readonly turn: 'now' | 'waiting' | 'reading';
  /** Names of those who must act before this person (`waiting`). */
  readonly waitingFor: readonly string[];
  readonly penColors: readonly PenColor[];
  readonly redirectUrl: string;
  /** A document of one's own: its fields are all one's own. */
  readonly selfSign: boolean;
  /** Types of fields this person may add; none for most. */
  readonly ownTypes: readonly WidgetType[];
  /** Most fields this person may add. */
  readonly mostOwn: number;
  readonly uploads: UploadRules;
  /** Numbers of those who have acted, by name, for formulas that read them. */
  readonly numbersElsewhere: Readonly<Record<string, string>>;
  readonly enableTour: DocumentSettings['enableTour'];
  /** The owner's last edit that is seen in this view: sent back, it tells what the owner has changed since. */
  readonly seenEdit: number;
  /** Today in the owner's time zone, `YYYY-MM-DD`, for date limits. */
  readonly today: string;
  /** For date fields without a format of their own. */
  readonly ownerDateFormat: string;
}

/** What may be attached. */
export interface UploadRules {
  readonly mostFiles: number;
  /** Bytes of one file. */
  readonly mostBytes: number;
  /** Whether DOCX files can be turned into pages here. */
  readonly docx: boolean;
}

export interface SigningMe {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly type: RecipientType;
  readonly role: string;
  readonly consented: boolean;
  /** Without `wire`. */
  readonly widgets: readonly Widget[];
  /** Saved answers over the initial ones; pictures as `{ image: sha256 }`, served by `answerPicture`. */
  readonly answers: Answers;
}

export interface OtherRecipient {
  readonly id: string;
  readonly name: string;
  readonly type: RecipientType;
  readonly position: number;
  readonly state: 'acted' | 'current' | 'later' | 'reading';
  readonly actedAt: string | null;
  /** Boxes only, never values. */
  readonly widgets: readonly {
    readonly page: number;
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
    readonly type: WidgetType;
  }[];
  /** Files of somebody who has acted. */
  readonly attached: readonly { readonly name: string; readonly pages: number }[];
}

/** This person has acted, or the whole document is done. */
export interface DoneView {
  readonly state: 'done';
  readonly document: SigningDocument;
  readonly me: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly type: RecipientType;
    readonly actedAt: string | null;
  };
  /** Names of those who must still act. */
  readonly waitingFor: readonly string[];
  /** Everybody has acted, the seal is being made. */
  readonly finalising: boolean;
  /** `final` once completed, `current` (what is signed so far) before. */
  readonly download: 'final' | 'current';
  readonly certificate: boolean;
  readonly redirectUrl: string;
}

interface Ended {
  /** null while a code gate of this person is closed. */
  readonly title: string | null;
  readonly senderName: string;
  readonly senderEmail: string;
}

export interface DeclinedView extends Ended {
  readonly state: 'declined';
  readonly byMe: boolean;
  /** Name of the one who declined. */
  readonly declinedBy: string;
  readonly declinedAt: string;
}

export interface RevokedView extends Ended {
  readonly state: 'revoked';
  readonly revokedAt: string;
}

export interface ExpiredView extends Ended {
  readonly state: 'expired';
  readonly expiredAt: string;
}

/** Deleted: nothing is told about it. */
export interface GoneView {
  readonly state: 'gone';
}

/** The owner's account is suspended: nothing can be signed now. */
export interface UnavailableView {
  readonly state: 'unavailable';
  readonly senderName: string;
}
