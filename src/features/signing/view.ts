import { isPending, mustAct, outOfTurn, waitingFor } from '../../domain/document/turn.ts';
import { ownFieldTypes, sendersWidgets } from '../../domain/recipient/own-fields.ts';
import type {
  GateView,
  OpenView,
  OtherRecipient,
  SigningDocument,
  SigningView,
} from '../../domain/recipient/signing-view.ts';
import type { Deps } from '../deps.ts';
import { calendarDay } from '../documents/calendar-day.ts';
import { senderOf } from '../documents/compose-mails.ts';
import { documentStateOf } from '../documents/document-state.ts';
import { attachedBy, uploadRules } from './attached.ts';
import { type Gate, gateOf } from './gate.ts';
import { resendAfter } from './gates.ts';
import { bareWidget, startingAnswers } from './initial-answers.ts';
import { type LoadedSigning, loadSigning } from './load.ts';
import { standingWidgets } from './own-fields.ts';
import { lastEdit } from './owner-changes.ts';
import type { SigningSession } from './session.ts';
import { numbersOf } from './settle.ts';
import { doneView, endedView } from './view-ended.ts';

export type { SigningView } from '../../domain/recipient/signing-view.ts';

type ViewDeps = Pick<Deps, 'db' | 'clock' | 'settings' | 'environment' | 'docx'>;

/**
 * What the recipient's page may show now. Order: does it still exist, has it ended, is a code missing, then the
 * document. Reading this changes nothing: only `markViewed` counts as viewed.
 */
export async function signingView(deps: ViewDeps, session: SigningSession): Promise<SigningView> {
  // Before the document itself: an edit in between is rather told once too often than never.
  const seenEdit = await lastEdit(deps.db, session.documentId);
  const loaded = await loadSigning(deps.db, session);
  if (loaded === undefined || loaded.document.deleted_at !== null) return { state: 'gone' };
  const now = deps.clock();
  const { document, me, owner } = loaded;
  const gate = gateOf(session, me, document);
  const ended = endedView(loaded, gate !== null, now);
  if (ended !== undefined) return ended;
  if (gate !== null) return gateView(deps, loaded, gate, now);
  if (document.status !== 'in-progress' || me.acted_at !== null) return doneView(loaded, signingDocument(loaded));
  if (owner.suspended_at !== null) return { state: 'unavailable', senderName: senderOf(loaded).name };
  return openView(deps, loaded, seenEdit, now);
}

async function gateView(deps: Pick<Deps, 'db'>, loaded: LoadedSigning, gate: Gate, now: Date): Promise<GateView> {
  const senderName = senderOf(loaded).name;
  if (gate === 'access-code') {
    return { state: 'gate', gate, senderName, maskedEmail: '', codeSent: false, resendAfterSeconds: 0 };
  }
  const sent = await deps.db
    .selectFrom('recipient_code')
    .select(['sent_at', 'expires_at'])
    .where('recipient_id', '=', loaded.me.id)
    .executeTakeFirst();
  return {
    state: 'gate',
    gate,
    senderName,
    maskedEmail: maskEmail(loaded.me.email),
    codeSent: sent !== undefined && sent.expires_at > now,
    resendAfterSeconds: sent === undefined ? 0 : resendAfter(sent.sent_at, now),
  };
}

/** `mia@example.com` -> `m••@example.com`: the link may be in the wrong hands. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '' : `${email.slice(0, 1)}••${email.slice(at)}`;
}

function openView(deps: ViewDeps, loaded: LoadedSigning, seenEdit: number, now: Date): OpenView {
  const { document, recipients, me, owner } = loaded;
  const widgets = standingWidgets(loaded);
  const state = documentStateOf(document, recipients, owner.email);
  const out = outOfTurn(state, me.id);
  const before = waitingFor(state, me.id);
  return {
    state: 'open',
    document: signingDocument(loaded),
    me: {
      id: me.id,
      name: me.name,
      email: me.email,
      company: me.company,
      jobTitle: me.job_title,
      type: me.type,
      role: me.role,
      consented: me.consented_at !== null,
      widgets: widgets.map(bareWidget),
      answers: startingAnswers({ ...me, widgets }, owner, now),
    },
    others: recipients.filter((one) => one.id !== me.id).map((one) => otherRecipient(loaded, one)),
    turn: me.type === 'viewer' ? 'reading' : out ? 'waiting' : 'now',
    waitingFor: out ? before.map((one) => one.name) : [],
    penColors: document.settings.penColors,
    redirectUrl: document.settings.redirectUrl,
    selfSign: document.kind === 'self-sign',
    ownTypes: ownFieldTypes({ ...document, keepsSignatures: document.keeps_signatures }, me),
    mostOwn: deps.settings.limits.ownFieldsPerRecipient,
    uploads: uploadRules(deps),
    numbersElsewhere: numbersOf(loaded),
    enableTour: document.settings.enableTour,
    seenEdit,
    today: calendarDay(now, owner.time_zone),
    ownerDateFormat: owner.date_format,
  };
}

function signingDocument(loaded: LoadedSigning): SigningDocument {
  const { document } = loaded;
  const sender = senderOf(loaded);
  return {
    id: document.id,
    title: document.title,
    note: document.note,
    senderName: sender.name,
    senderEmail: sender.email,
    company: sender.company,
    expiresAt: document.expires_at?.toISOString() ?? null,
    pages: document.pages,
    status: document.status === 'completed' ? 'completed' : 'in-progress',
    stateVersion: document.state_version,
  };
}

function otherRecipient({ document, recipients, owner }: LoadedSigning, other: LoadedSigning['me']): OtherRecipient {
  const state = documentStateOf(document, recipients, owner.email);
  const pending = state.recipients.some((one) => one.id === other.id && isPending(one));
  const later = document.settings.sendInOrder && waitingFor(state, other.id).length > 0;
  return {
    id: other.id,
    name: other.name,
    type: other.type,
    position: other.position,
    state: !mustAct(other) ? 'reading' : !pending ? 'acted' : later ? 'later' : 'current',
    actedAt: other.acted_at?.toISOString() ?? null,
    widgets: sendersWidgets(other.widgets).map(({ page, x, y, w, h, type }) => ({ page, x, y, w, h, type })),
    attached: other.acted_at === null ? [] : attachedBy(other),
  };
}
