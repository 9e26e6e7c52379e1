import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { apply } from './apply.ts';
import type { DocumentChanges } from './changes.ts';
import type { DocumentCommand } from './commands.ts';
import { decide } from './decide.ts';
import { defaultSettings } from './default-settings.ts';
import { effectsOf } from './effects.ts';
import { documentState, now, recipientState } from './state-fixture.ts';
import type { DocumentState } from './types.ts';

/** `mail-request r1`, `webhook signed`, `job seal-document`. */
function follow(document: DocumentState, command: DocumentCommand): string[] {
  const decision = decide(document, command, now);
  if (isRefusal(decision)) throw new Error(decision.refused);
  let state = document;
  return decision.flatMap((event) => {
    state = apply(state, event);
    return effectsOf(event, state).map((effect) => {
      if (effect.kind === 'webhook') return `webhook ${effect.event}`;
      if (effect.kind === 'job') return `job ${effect.task}`;
      if ('recipientId' in effect) return `${effect.kind} ${effect.recipientId}`;
      if (effect.kind === 'mail-declined')
        return `mail-declined ${effect.to === 'owner' ? 'owner' : effect.to.recipientId}`;
      return effect.kind;
    });
  });
}

const mia = recipientState({ id: 'mia', position: 1, mailedAt: now, viewedAt: now, consentedAt: now });
const vera = recipientState({ id: 'vera', position: 2, type: 'viewer' });
const kai = recipientState({ id: 'kai', position: 3, consentedAt: now, viewedAt: now });
const draft = documentState({ recipients: [{ ...mia, mailedAt: null }, vera, kai] });
const sent = documentState({ status: 'in-progress', sentAt: now, recipients: [mia, vera, kai] });
const act = (recipientId: string): DocumentCommand => ({ kind: 'act', recipientId, fields: [], proofs: [] });

describe('what follows', () => {
  it('in order, sending mails the first person only', () => {
    expect(follow(draft, { kind: 'send' })).toEqual(['mail-request mia', 'webhook created']);
  });

  it('who shares a number is mailed together, and the next number when all of them have acted', () => {
    const together = { ...kai, turn: 1 };
    const lea = recipientState({ id: 'lea', position: 4, turn: 2 });
    const people = [mia, together, vera, lea];
    expect(follow({ ...draft, recipients: [{ ...mia, mailedAt: null }, together, lea] }, { kind: 'send' })).toEqual([
      'mail-request mia',
      'mail-request kai',
      'webhook created',
    ]);
    const asked = { ...together, mailedAt: now };
    const one = follow({ ...sent, recipients: [mia, asked, { ...vera, turn: 2 }, lea] }, act('kai'));
    expect(one).not.toContain('mail-request lea');
    const last = { ...asked, actedAt: now };
    expect(
      follow({ ...sent, recipients: people.map((each) => (each === together ? last : each)) }, act('mia')),
    ).toContain('mail-request lea');
  });

  it('without order, sending mails everybody', () => {
    const all = { ...draft, settings: { ...defaultSettings, sendInOrder: false } };
    expect(follow(all, { kind: 'send' })).toEqual([
      'mail-request mia',
      'mail-request vera',
      'mail-request kai',
      'webhook created',
    ]);
  });

  it('each act mails the next one and the viewers before', () => {
    expect(follow(sent, act('mia'))).toEqual([
      'webhook signed',
      'mail-request vera',
      'mail-request kai',
      'job build-revision',
    ]);
  });

  it('the last act starts the seal and no more mails of request', () => {
    const last = { ...sent, recipients: [{ ...mia, actedAt: now }, kai, { ...vera, position: 4 }] };
    expect(follow(last, act('kai'))).toEqual(['webhook signed', 'job seal-document']);
  });

  it('acting out of turn mails nobody twice', () => {
    expect(follow(sent, act('kai'))).toEqual(['webhook signed', 'job build-revision']);
  });

  it('a document that mails nobody mails nobody, but what the owner asks for goes out', () => {
    const quiet = { ...sent, settings: { ...defaultSettings, sendEmail: false, notifyOnSignatures: true } };
    expect(follow({ ...quiet, status: 'draft' }, { kind: 'send' })).toEqual(['webhook created']);
    expect(follow(quiet, act('mia'))).toEqual(['webhook signed', 'job build-revision']);
    expect(follow(quiet, { kind: 'revoke', reason: '' })).toEqual(['webhook declined']);
    expect(follow(quiet, { kind: 'resend', recipientId: 'mia' })).toEqual(['mail-request mia']);
  });

  it('declining tells the owner and those who were told of the document', () => {
    expect(follow(sent, { kind: 'decline', recipientId: 'mia', reason: 'No' })).toEqual([
      'mail-declined owner',
      'mail-declined kai',
      'webhook declined',
    ]);
  });

  it('revoking and deleting tell the people, deleting without a webhook; restoring tells them again', () => {
    expect(follow(sent, { kind: 'revoke', reason: '' })).toEqual([
      'mail-revoked mia',
      'mail-revoked kai',
      'webhook declined',
    ]);
    expect(follow(sent, { kind: 'trash' })).toEqual(['mail-revoked mia', 'mail-revoked kai']);
    expect(follow({ ...sent, deletedAt: now }, { kind: 'restore' })).toEqual(['mail-request mia']);
    expect(follow({ ...sent, deletedAt: now, expiresAt: now }, { kind: 'restore' })).toEqual(['mail-expired']);
    expect(follow(draft, { kind: 'revoke', reason: '' })).toEqual([]);
  });

  it('the owner hears of each signature only when wanted', () => {
    const noticed = { ...sent, settings: { ...defaultSettings, notifyOnSignatures: true } };
    expect(follow(noticed, act('mia'))).toContain('mail-signed mia');
  });

  it('a sending that is still held is taken back whole, and the document is as it was', () => {
    const [first, ...rest] = sent.recipients.map((one) => ({ ...one, viewedAt: null, consentedAt: null }));
    const held = { ...sent, recipients: first ? [first, ...rest] : [], heldUntil: new Date(now.getTime() + 1) };
    expect(follow(held, { kind: 'withdraw' })).toEqual(['unsend']);
    const decision = decide(held, { kind: 'withdraw' }, now);
    const after = isRefusal(decision) ? held : decision.reduce(apply, held);
    expect(after).toEqual({ ...draft, recipients: after.recipients });
    expect(after.recipients.every((one) => one.mailedAt === null)).toBe(true);
  });

  it('while a sending is held nobody is told of its end but those who have opened it', () => {
    const held = { ...sent, heldUntil: new Date(now.getTime() + 1) };
    const unread = { ...held, recipients: held.recipients.map((one) => ({ ...one, viewedAt: null })) };
    expect(follow(unread, { kind: 'revoke', reason: '' })).toEqual(['unsend', 'webhook declined']);
    expect(follow(held, { kind: 'trash' })).toEqual(['unsend', 'mail-revoked mia', 'mail-revoked kai']);
  });

  it('reminders turned on count from now for whoever has been asked; turned off, none is left', () => {
    const times = (document: DocumentState, changes: DocumentChanges) => {
      const after = apply(document, { kind: 'edited', at: now, changes });
      return effectsOf({ kind: 'edited', at: now, changes }, after).map((effect) => {
        if (effect.kind !== 'set-reminder') throw new Error(effect.kind);
        return [effect.recipientId, effect.at && (effect.at.getTime() - now.getTime()) / 86_400_000];
      });
    };
    const none = [
      ['mia', null],
      ['vera', null],
      ['kai', null],
    ];
    const on = { ...sent, settings: { ...defaultSettings, autoReminder: true } };
    expect(times(sent, { autoReminder: true })).toEqual([['mia', 5], ...none.slice(1)]);
    expect(times(on, { remindOnceInEvery: 2 })).toEqual([['mia', 2], ...none.slice(1)]);
    expect(times(on, { autoReminder: false })).toEqual(none);
    expect(times({ ...sent, settings: { ...defaultSettings, sendEmail: false } }, { autoReminder: true })).toEqual(
      none,
    );
    expect(times(draft, { autoReminder: true })).toEqual([]);
    expect(times(on, { title: 'New title' })).toEqual([]);
  });
});
