import type { DocumentSettings } from '../../domain/document/types.ts';
import type { DraftProblem } from '../../domain/draft/problem.ts';
import type { DraftRules } from '../../domain/draft/rules.ts';
import type { RecipientType } from '../../domain/recipient/types.ts';
import { matchesWithin } from '../../platform/text/matches.ts';
import type { Deps } from '../deps.ts';
import { keptFields } from '../documents/kept-file.ts';
import { recipientLink } from '../documents/link.ts';
import type { LockedDocument } from '../documents/locked-document.ts';
import { entitlements } from '../plans/entitlements.ts';
import type { Row } from '../tables.ts';
import type { Editor } from './editor.ts';
import type { LoadedDraft } from './load.ts';

/** Seconds in which a sending of the app can be taken back. */
export const UNDO_SECONDS = 10;

/** All patterns of a draft are tried within this time, once. */
const PATTERNS_MS = 1000;

export interface SentPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly type: RecipientType;
  /** Asked by a mail of this sending. */
  readonly mailed: boolean;
  /** null: not for the eyes of the link's holder. */
  readonly url: string | null;
}

export interface SentDraft {
  readonly documentId: string;
  readonly people: readonly SentPerson[];
  readonly expiresAt: Date | null;
  readonly creditsSpent: number;
  readonly undoUntil: Date;
}

export type SendOutcome =
  | { readonly outcome: 'sent'; readonly sent: SentDraft }
  /** Nothing happened; each says where. */
  | { readonly outcome: 'problems'; readonly problems: readonly DraftProblem[] };

/** Until when a sending of now is held. */
export function undoEnd(now: Date): Date {
  return new Date(now.getTime() + UNDO_SECONDS * 1000);
}

/** What a draft is checked against before it is sent. */
export function rulesFor(
  deps: Pick<Deps, 'settings' | 'environment' | 'clock'>,
  draft: Pick<LoadedDraft, 'pages' | 'tenant' | 'owner'> & Partial<Pick<LoadedDraft, 'keepsSignatures' | 'formFields'>>,
  /** For all patterns that are tried. */
  patternsMs = PATTERNS_MS,
): DraftRules {
  const { recipientsPerDocument, widgetsPerDocument } = deps.settings.limits;
  return {
    pages: draft.pages,
    kept: draft.keepsSignatures ? keptFields(draft.formFields ?? []) : null,
    limits: { people: recipientsPerDocument, fields: widgetsPerDocument },
    features: entitlements(deps, draft.tenant),
    ownerDateFormat: draft.owner.date_format,
    matches: matchesWithin(patternsMs),
  };
}

/** What the confirmation tells after a sending. */
export function presentSent(
  deps: Pick<Deps, 'keys' | 'settings'>,
  editor: Editor,
  { document, recipients }: LockedDocument,
  creditsSpent: number,
  undoUntil: Date,
): SentDraft {
  const hidden = editor.by === 'link' && document.hide_signing_links;
  return {
    documentId: document.id,
    people: recipients.map((recipient) => ({
      id: recipient.id,
      name: recipient.name,
      email: recipient.email,
      type: recipient.type,
      mailed: wasMailed(document.settings, recipient),
      url: hidden ? null : recipientLink(deps, recipient),
    })),
    expiresAt: document.expires_at,
    creditsSpent,
    undoUntil,
  };
}

function wasMailed(settings: DocumentSettings, recipient: Row<'recipient'>): boolean {
  return settings.sendEmail && recipient.mailed_at !== null;
}
