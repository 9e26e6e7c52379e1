import type {
  AuditEntry,
  DocumentFile,
  DocumentView as DocumentPage,
  DocumentRow,
  FieldView,
  RecipientBrief,
  RecipientView,
  ShownStatus,
} from '../../contract/app/documents.ts';
import { auditKinds } from '../../domain/audit/kinds.ts';
import { statusAt } from '../../domain/document/expiry.ts';
import { modeObstacles } from '../../domain/document/signature-mode.ts';
import { currentTurn, mustAct } from '../../domain/document/turn.ts';
import { shownWidgets } from '../../domain/widget/logic-outcome.ts';
import { isFiles, isPicture } from '../../domain/widget/response-kinds.ts';
import { pictureTypes, type Widget, type WidgetResponse } from '../../domain/widget/types.ts';
import type { Deps } from '../../features/deps.ts';
import { shownPages } from '../../features/documents/attached.ts';
import { documentStateOf } from '../../features/documents/document-state.ts';
import { API_FILE_SECONDS, filenameOf, fileUrl } from '../../features/documents/file-url.ts';
import type { DocumentView } from '../../features/documents/queries.ts';
import type { Row } from '../../features/tables.ts';

type PresentDeps = Pick<Deps, 'keys' | 'settings' | 'clock'>;
const TRASH_MS = 30 * 24 * 60 * 60 * 1000;

/** Whoever looks: the owner. */
export interface Me {
  readonly email: string;
}

interface AuditRow {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly ip: string | null;
}

export function presentRow(document: DocumentView, me: Me, lastEvent: AuditRow | undefined, now: Date): DocumentRow {
  const turn = turnOf(document);
  return {
    id: document.id,
    title: document.title,
    folder: document.folder_id === null ? null : { id: document.folder_id, name: document.folderName ?? '' },
    status: shownStatus(document, me, now),
    createdAt: document.created_at.toISOString(),
    sentAt: iso(document.sent_at),
    expiresAt: iso(document.expires_at),
    completedAt: iso(document.completed_at),
    deletedAt: iso(document.deleted_at),
    recipients: document.recipients.map((recipient) => presentBrief(recipient, me, turn)),
    lastEvent: lastEvent === undefined ? null : presentEvent(lastEvent, document, me),
  };
}

export interface Details {
  /** Oldest first. */
  readonly events: readonly AuditRow[];
  readonly lastEvent: AuditRow | undefined;
  readonly chain: { readonly head: string; readonly intact: boolean };
  readonly creditsSpent: number;
}

export function presentPage(deps: PresentDeps, document: DocumentView, me: Me, details: Details): DocumentPage {
  const now = deps.clock();
  const { settings } = document;
  const turn = turnOf(document);
  const activity = details.events.map((event) => presentEvent(event, document, me)).reverse();
  return {
    ...presentRow(document, me, details.lastEvent, now),
    recipients: document.recipients.map((recipient) => presentRecipient(recipient, me, turn)),
    note: document.note,
    description: document.description,
    owner: { name: document.ownerName, email: document.ownerEmail },
    stateVersion: document.state_version,
    pages: shownPages(document, document.recipients).map(({ width, height }) => ({ width, height })),
    turn: isRunning(document, now) ? turn.filter((one) => one.mustAct).map((one) => one.id) : [],
    signatureMode: document.signature_mode ?? (document.sent_at === null ? null : 'seal'),
    modeFallback: modeObstacles.find((one) => one === document.mode_fallback) ?? null,
    sealingProblem: document.sealing_problem,
    declined: presentDecline(document),
    revokedAt: iso(document.revoked_at),
    settings: {
      sendInOrder: settings.sendInOrder,
      sendInOrderStrict: settings.sendInOrderStrict,
      sendEmail: settings.sendEmail,
      enableOtp: settings.enableOtp,
      timeToCompleteDays: settings.timeToCompleteDays,
      autoReminder: settings.autoReminder,
      remindOnceInEvery: settings.remindOnceInEvery,
      redirectUrl: settings.redirectUrl,
      cc: [...settings.cc],
      bcc: [...settings.bcc],
    },
    activity,
    chain: details.chain,
    files: filesOf(deps, document),
    creditsSpent: details.creditsSpent,
    may: whatMayBeDone(document, turn, now),
    erasedAt: document.deleted_at && new Date(document.deleted_at.getTime() + TRASH_MS).toISOString(),
  };
}

interface InTurn {
  readonly id: string;
  readonly mustAct: boolean;
}

function turnOf(document: DocumentView): InTurn[] {
  const state = documentStateOf(document, document.recipients, document.ownerEmail);
  return currentTurn(state).map((recipient) => ({ id: recipient.id, mustAct: mustAct(recipient) }));
}

function isRunning(document: DocumentView, now: Date): boolean {
  const status = statusAt({ status: document.status, expiresAt: document.expires_at }, now);
  return status === 'in-progress' && document.deleted_at === null;
}

function shownStatus(document: DocumentView, me: Me, now: Date): ShownStatus {
  const status = statusAt({ status: document.status, expiresAt: document.expires_at }, now);
  if (status === 'sealing') return 'finalising';
  if (status === 'declined') return document.revoked_at === null ? 'declined' : 'revoked';
  if (status !== 'in-progress') return status;
  const acting = turnOf(document).filter((one) => one.mustAct);
  const mine = document.recipients.some(
    (recipient) => recipient.email === me.email && acting.some((one) => one.id === recipient.id),
  );
  return mine ? 'needs-me' : 'waiting';
}

function presentBrief(recipient: Row<'recipient'>, me: Me, turn: readonly InTurn[]): RecipientBrief {
  const { id, name, email, type, role } = recipient;
  return { id, name, email, type, role, state: stateOf(recipient, turn), isMe: email === me.email };
}

function stateOf(recipient: Row<'recipient'>, turn: readonly InTurn[]): RecipientBrief['state'] {
  if (recipient.declined_at !== null) return 'declined';
  if (recipient.acted_at !== null) return 'done';
  if (recipient.viewed_at !== null) return 'opened';
  return turn.some((one) => one.id === recipient.id) ? 'current' : 'later';
}

function presentRecipient(recipient: Row<'recipient'>, me: Me, turn: readonly InTurn[]): RecipientView {
  return {
    ...presentBrief(recipient, me, turn),
    position: recipient.position,
    phone: recipient.phone,
    company: recipient.company,
    jobTitle: recipient.job_title,
    hasAccessCode: recipient.access_code_hash !== null,
    mailedAt: iso(recipient.mailed_at),
    viewedAt: iso(recipient.viewed_at),
    actedAt: iso(recipient.acted_at),
    declinedAt: iso(recipient.declined_at),
    ip: recipient.acted_ip ?? recipient.viewed_ip,
    proofs: [...recipient.proofs],
    nextReminderAt: iso(recipient.next_reminder_at),
    fields: presentFields(recipient),
  };
}

/** Answers are shown once the person has acted: until then they may still be changed. */
function presentFields({ widgets, answers, acted_at: actedAt }: Row<'recipient'>): FieldView[] {
  if (actedAt === null) return widgets.map((widget) => presentField(widget, undefined, false));
  const shown = new Set(shownWidgets(widgets, answers));
  return widgets.map((widget) => presentField(widget, answers[widget.id], !shown.has(widget)));
}

function presentField(widget: Widget, given: WidgetResponse | undefined, hidden: boolean): FieldView {
  const { id, type, page, x, y, w, h, options } = widget;
  const field = { id, type, page, x, y, w, h, name: options.name, required: options.required, hidden };
  if (given === undefined) return { ...field, answer: null };
  if (pictureTypes.includes(type)) return { ...field, answer: { picture: true } };
  if (typeof given === 'string') return { ...field, answer: given };
  if (isPicture(given)) return { ...field, answer: { picture: true } };
  return { ...field, answer: isFiles(given) ? given.files.map(({ name }) => name) : [...given] };
}

function presentEvent(event: AuditRow, document: DocumentView, me: Me): AuditEntry {
  const { seq, at, actor, data, ip } = event;
  const kind = auditKinds.find((each) => each === event.kind);
  if (kind === undefined) throw new Error(`The audit log of ${document.id} holds an unknown kind, ${event.kind}.`);
  const actorName = nameOf(actor, document);
  return { seq, at: at.toISOString(), kind, actor, actorName, byMe: actor === me.email, data, ip };
}

function nameOf(address: string, document: DocumentView): string {
  if (address === document.ownerEmail) return document.ownerName;
  return document.recipients.find((recipient) => recipient.email === address)?.name ?? address;
}

function presentDecline(document: DocumentView): DocumentPage['declined'] {
  if (document.status !== 'declined' || document.revoked_at !== null || document.declined_at === null) return null;
  const by = nameOf(document.declined_by ?? '', document);
  return { by, reason: document.decline_reason ?? '', at: document.declined_at.toISOString() };
}

function filesOf(deps: PresentDeps, document: DocumentView): DocumentFile[] {
  if (document.deleted_at !== null) return [];
  const file = (kind: DocumentFile['kind'], sha256: string | null): DocumentFile[] => {
    if (sha256 === null) return [];
    const stored = kind === 'certificate' ? 'certificate' : 'document';
    const filename = filenameOf(document.title, stored);
    const url = fileUrl(deps, {
      documentId: document.id,
      sha256,
      kind: stored,
      filename,
      lifetimeSeconds: API_FILE_SECONDS,
    });
    return [{ kind, name: filename, url }];
  };
  return [
    ...file('original', document.source_blob),
    ...file('signed', document.owner_blob ?? document.final_blob ?? document.current_blob),
    ...file('certificate', document.certificate_blob),
  ];
}

function whatMayBeDone(document: DocumentView, turn: readonly InTurn[], now: Date): DocumentPage['may'] {
  const trashed = document.deleted_at !== null;
  const running = isRunning(document, now);
  return {
    remind: running ? turn.filter((one) => one.mustAct).map((one) => one.id) : [],
    copyLink: running ? document.recipients.map((recipient) => recipient.id) : [],
    correct: running && document.kind !== 'self-sign' ? unacted(document) : [],
    rename: running || (document.status === 'draft' && !trashed),
    extend: !trashed && document.expires_at !== null && ['in-progress', 'expired'].includes(document.status),
    forward: document.status === 'completed' && !trashed,
    endDraftLink:
      document.status === 'draft' &&
      !trashed &&
      document.draft_link_expires_at !== null &&
      document.draft_link_expires_at > now,
    copy: !trashed && document.kind !== 'self-sign',
    revoke: running || (document.status === 'draft' && !trashed),
    trash: !trashed && document.status !== 'sealing',
    restore: trashed,
  };
}

function unacted(document: DocumentView): string[] {
  return document.recipients.filter((one) => one.acted_at === null).map((one) => one.id);
}

function iso(moment: Date | null): string | null {
  return moment === null ? null : moment.toISOString();
}
