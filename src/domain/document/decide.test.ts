import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { apply } from './apply.ts';
import { changesForRecipients, namesOf } from './changes.ts';
import type { CommandKind, DocumentCommand } from './commands.ts';
import { decide } from './decide.ts';
import { documentState, now, recipientState } from './state-fixture.ts';
import type { DocumentState } from './types.ts';

const past = new Date(now.getTime() - 1000);
const future = new Date(now.getTime() + 1000);

const signer = recipientState({ id: 'r1', position: 1, consentedAt: past, viewedAt: past });
const base = documentState({ recipients: [signer], sentAt: past, expiresAt: future });

const states = {
  draft: { ...base, status: 'draft', sentAt: null, expiresAt: null },
  'in-progress': { ...base, status: 'in-progress' },
  'held and opened': { ...base, status: 'in-progress', heldUntil: future },
  held: {
    ...base,
    status: 'in-progress',
    heldUntil: future,
    recipients: [{ ...signer, viewedAt: null, consentedAt: null }],
  },
  'no longer held': { ...base, status: 'in-progress', heldUntil: now, recipients: [{ ...signer, viewedAt: null }] },
  overdue: { ...base, status: 'in-progress', expiresAt: now },
  sealing: { ...base, status: 'sealing', expiresAt: past },
  completed: { ...base, status: 'completed', completedAt: past },
  declined: { ...base, status: 'declined', declinedAt: past },
  revoked: { ...base, status: 'declined', declinedAt: past, revokedAt: past },
  expired: { ...base, status: 'expired', expiresAt: past },
  'deleted draft': { ...base, status: 'draft', sentAt: null, deletedAt: past },
  'deleted in progress': { ...base, status: 'in-progress', deletedAt: past },
  'deleted and overdue': { ...base, status: 'in-progress', expiresAt: past, deletedAt: past },
  'deleted completed': { ...base, status: 'completed', deletedAt: past },
} satisfies Record<string, DocumentState>;

const commands: Record<CommandKind, DocumentCommand> = {
  send: { kind: 'send' },
  withdraw: { kind: 'withdraw' },
  view: { kind: 'view', recipientId: 'r1' },
  consent: { kind: 'consent', recipientId: 'r1', wording: 'consent-1' },
  act: { kind: 'act', recipientId: 'r1', fields: [], proofs: [] },
  decline: { kind: 'decline', recipientId: 'r1', reason: 'No' },
  resend: { kind: 'resend', recipientId: 'r1' },
  remind: { kind: 'remind', recipientId: 'r1' },
  edit: { kind: 'edit', changes: { title: 'New title', enableOtp: true } },
  extend: { kind: 'extend', expiresAt: new Date(now.getTime() + 2000) },
  correct: { kind: 'correct', recipientId: 'r1', email: 'mia@example.org', name: 'Mia Torres' },
  revoke: { kind: 'revoke', reason: 'Mistake' },
  expire: { kind: 'expire' },
  complete: { kind: 'complete' },
  trash: { kind: 'trash' },
  restore: { kind: 'restore' },
};

type Outcome = string;
const same = (outcome: Outcome) =>
  Object.fromEntries(Object.keys(commands).map((kind) => [kind, outcome])) as Record<CommandKind, Outcome>;

const open: Record<CommandKind, Outcome> = {
  send: 'already-sent',
  withdraw: 'too-late',
  view: 'nothing',
  consent: 'nothing',
  act: '+signed +sealing-started',
  decline: '+declined',
  resend: '+resent',
  remind: '+reminded',
  edit: '+edited',
  extend: '+extended',
  correct: '+corrected',
  revoke: '+revoked',
  expire: 'not-due',
  complete: 'not-sealing',
  trash: '+deleted',
  restore: 'not-deleted',
};

/** `+event +event`, `nothing`, or the code of the refusal. */
const table: Record<keyof typeof states, Record<CommandKind, Outcome>> = {
  draft: {
    ...same('not-sent'),
    send: '+sent',
    edit: '+edited',
    revoke: '+revoked',
    complete: 'not-sealing',
    trash: '+deleted',
    restore: 'not-deleted',
  },
  'in-progress': open,
  'held and opened': { ...open, withdraw: 'already-opened' },
  held: { ...open, withdraw: '+withdrawn', view: '+viewed', consent: '+viewed +consented', act: 'consent-missing' },
  'no longer held': { ...open, view: '+viewed', consent: '+viewed', act: '+viewed +signed +sealing-started' },
  overdue: {
    ...same('expired'),
    extend: '+extended',
    expire: '+expired',
    complete: 'not-sealing',
    trash: '+deleted',
    restore: 'not-deleted',
  },
  sealing: { ...same('being-finalised'), complete: '+completed', restore: 'not-deleted' },
  completed: { ...same('completed'), complete: 'not-sealing', trash: '+deleted', restore: 'not-deleted' },
  declined: { ...same('declined'), complete: 'not-sealing', trash: '+deleted', restore: 'not-deleted' },
  revoked: { ...same('revoked'), complete: 'not-sealing', trash: '+deleted', restore: 'not-deleted' },
  expired: {
    ...same('expired'),
    extend: '+extended',
    complete: 'not-sealing',
    trash: '+deleted',
    restore: 'not-deleted',
  },
  'deleted draft': { ...same('deleted'), restore: '+restored' },
  'deleted in progress': { ...same('deleted'), restore: '+restored' },
  'deleted and overdue': { ...same('deleted'), restore: '+restored +expired' },
  'deleted completed': { ...same('deleted'), restore: '+restored' },
};

function outcome(state: DocumentState, command: DocumentCommand): Outcome {
  const decision = decide(state, command, now);
  if (isRefusal(decision)) return decision.refused;
  return decision.map((event) => `+${event.kind}`).join(' ') || 'nothing';
}

describe.each(Object.entries(table))('a document that is %s', (name, row) => {
  const state = states[name as keyof typeof states];
  it.each(Object.entries(row))('told to %s: %s', (kind, expected) => {
    expect(outcome(state, commands[kind as CommandKind])).toBe(expected);
  });
});

describe('what the owner mends', () => {
  const document = documentState({ status: 'in-progress', recipients: [signer], sentAt: past, expiresAt: future });
  const extend = (expiresAt: Date): DocumentCommand => ({ kind: 'extend', expiresAt });

  it('an end moves later only, and never into the past', () => {
    expect(outcome(document, extend(future))).toBe('not-later');
    expect(outcome({ ...document, status: 'expired', expiresAt: new Date(past.getTime() - 1000) }, extend(past))).toBe(
      'not-later',
    );
    expect(outcome({ ...document, expiresAt: null }, extend(new Date(future.getTime() + 1)))).toBe('not-later');
  });

  it('a finished document can still be filed elsewhere, and nothing more', () => {
    const completed = { ...document, status: 'completed' } as const;
    expect(outcome(completed, { kind: 'edit', changes: { folderId: 'Fold000001' } })).toBe('+edited');
    expect(outcome(completed, { kind: 'edit', changes: { folderId: 'Fold000001', title: 'New' } })).toBe('completed');
  });

  it('whoever takes another address has opened and agreed to nothing', () => {
    const command = commands.correct as Extract<DocumentCommand, { kind: 'correct' }>;
    const events = decide(document, command, now);
    const after = isRefusal(events) ? document : events.reduce(apply, document);
    expect(after.recipients[0]).toMatchObject({ email: 'mia@example.org', viewedAt: null, consentedAt: null });
    expect(outcome(document, { ...command, email: signer.email, name: 'Mia T.' })).toBe('+corrected');
    expect(outcome(document, { ...command, email: signer.email })).toBe('nothing');
    const other = recipientState({ id: 'r2', position: 2, email: command.email });
    expect(outcome({ ...document, recipients: [signer, other] }, command)).toBe('address-taken');
    expect(outcome({ ...document, recipients: [{ ...signer, actedAt: past }, other] }, command)).toBe('already-acted');
  });
});

describe('people of a document in progress', () => {
  const first = recipientState({ id: 'r1', position: 1 });
  const second = recipientState({ id: 'r2', position: 2, consentedAt: past, viewedAt: past });
  const document = documentState({ status: 'in-progress', recipients: [first, second], sentAt: past });
  const act2 = { ...commands.act, recipientId: 'r2' } as DocumentCommand;

  it('an unknown person can do nothing', () => {
    expect(outcome(document, { kind: 'view', recipientId: 'r9' })).toBe('unknown-recipient');
  });

  it('consent comes before the act, and opening before consent', () => {
    expect(outcome(document, commands.act)).toBe('consent-missing');
    expect(outcome(document, commands.consent)).toBe('+viewed +consented');
  });

  it('out of turn people may read; only strict order keeps them from acting', () => {
    const strict = { ...document, settings: { ...document.settings, sendInOrderStrict: true } };
    const unordered = { ...strict, settings: { ...strict.settings, sendInOrder: false } };
    const unread = { ...strict, recipients: [first, { ...second, viewedAt: null }] };
    expect(outcome(document, act2)).toBe('+signed');
    expect(outcome(strict, act2)).toBe('not-your-turn');
    expect(outcome(strict, { kind: 'decline', recipientId: 'r2', reason: 'No' })).toBe('not-your-turn');
    expect(outcome(unread, { kind: 'view', recipientId: 'r2' })).toBe('+viewed');
    expect(outcome(unordered, act2)).toBe('+signed');
    expect(outcome({ ...strict, recipients: [first, { ...second, turn: first.turn }] }, act2)).toBe('+signed');
  });

  it('an approver approves, and the last act starts the sealing', () => {
    const approver = { ...second, type: 'approver' as const };
    const rest = { ...first, actedAt: past };
    expect(outcome({ ...document, recipients: [first, approver] }, act2)).toBe('+approved');
    expect(outcome({ ...document, recipients: [rest, approver] }, act2)).toBe('+approved +sealing-started');
  });

  it('a viewer reads, never acts and never blocks', () => {
    const viewer = { ...first, type: 'viewer' as const };
    const read = { ...document, recipients: [viewer, second] };
    expect(outcome(read, commands.view)).toBe('+viewed');
    expect(outcome(read, commands.consent)).toBe('viewer-cannot-act');
    expect(outcome(read, commands.decline)).toBe('viewer-cannot-act');
    expect(outcome(read, act2)).toBe('+signed +sealing-started');
    expect(outcome({ ...read, status: 'draft', recipients: [viewer] }, commands.send)).toBe('no-recipients');
  });

  it('nobody acts twice, and only those whose turn it is are written to again', () => {
    const acted = { ...document, recipients: [{ ...first, actedAt: past }, second] };
    expect(outcome(acted, commands.act)).toBe('already-acted');
    expect(outcome(acted, commands.decline)).toBe('already-acted');
    expect(outcome(acted, commands.resend)).toBe('nothing-to-do');
    expect(outcome(acted, { kind: 'resend', recipientId: 'r2' })).toBe('+resent');
    expect(outcome(document, { kind: 'resend', recipientId: 'r2' })).toBe('nothing-to-do');
  });
});

describe('an edit', () => {
  const open = documentState({ status: 'in-progress', sentAt: past, note: 'Old', folderId: 'Folder0001' });

  it('keeps only what differs, and is nothing where nothing does', () => {
    const { title, settings } = open;
    const same = {
      title,
      note: undefined,
      folderId: 'Folder0001',
      penColors: [...settings.penColors],
      enableOtp: false,
    };
    expect(decide(open, { kind: 'edit', changes: same }, now)).toEqual([]);
    const changes = { ...same, note: '', folderId: null, cc: ['leo@example.com'] };
    expect(decide(open, { kind: 'edit', changes }, now)).toEqual([
      { kind: 'edited', at: now, changes: { note: '', folderId: null, cc: ['leo@example.com'] } },
    ]);
  });

  it('changes what it names and leaves the rest', () => {
    const changes = { note: '', folderId: null, enableOtp: true };
    const after = apply(open, { kind: 'edited', at: now, changes });
    const settings = { ...open.settings, enableOtp: true };
    expect(after).toEqual({ ...open, note: '', folderId: null, settings });
  });

  it('is told to recipients only as far as it concerns them', () => {
    const keys = ['bcc', 'folderId', 'title', 'enableOtp', 'unknown'];
    expect(changesForRecipients(keys)).toEqual(['title', 'email code']);
    expect(namesOf(keys)).toEqual(['title', 'folder', 'email code', 'hidden copies']);
  });
});
