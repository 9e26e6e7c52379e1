import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { auditChain } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import { consent } from '../signing/act.ts';
import { finish } from '../signing/finish.ts';
import { signingView } from '../signing/view.ts';
import { remindDue } from './due.ts';
import { editDocument } from './edit.ts';
import { findDocument } from './queries.ts';

let t: TestEnvironment;
let owner: Caller;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps, { email: 'ana@larkfield.example' });
});
afterAll(() => t.close());

const start = new Date('2026-05-16T10:48:34.000Z');
const days = (count: number) => new Date(start.getTime() + count * 24 * 3600 * 1000);

async function inProgress() {
  t.setClock(start);
  const boxes = [widget('signature'), widget('signature')];
  const document = await sentDocument(t.deps, owner, {
    recipients: [
      recipient({ email: 'mia@example.com', widgets: boxes.slice(0, 1) }),
      recipient({ email: 'kai@example.com', widgets: boxes.slice(1) }),
    ],
  });
  const edit = (changes: Parameters<typeof editDocument>[3]) => editDocument(t.deps, owner, document.id, changes, meta);
  const sign = async (position: 1 | 2) => {
    const session = await openLink(t.deps, document, position);
    const agreed = await consent(t.deps, session, 'wording', meta);
    if (agreed !== undefined) return agreed;
    return finish(t.deps, session, { answers: { [boxes[position - 1]?.id ?? '']: picture } }, meta);
  };
  const reminders = async () => (await view(document.id)).recipients.map((one) => one.next_reminder_at);
  return { document, edit, sign, reminders };
}

async function view(id: string) {
  const found = await findDocument(t.deps.db, owner.accountId, id);
  if (found === undefined) throw new Error(`No document ${id}.`);
  return found;
}

describe('an edit', () => {
  it('is written into the log by the names of what changed, never by values, and raises the version once', async () => {
    const { document, edit } = await inProgress();
    const before = await view(document.id);
    t.setClock(days(1));
    expect(await edit({ title: 'New\u0000 title', note: before.note, cc: ['leo@example.com'] })).toEqual({
      id: document.id,
      updatedAt: days(1),
    });
    const after = await view(document.id);
    expect(after).toMatchObject({ title: 'New title', note: before.note, state_version: before.state_version + 1 });
    expect(after.settings).toEqual({ ...before.settings, cc: ['leo@example.com'] });
    const { events, brokenAt } = await auditChain(t.deps.db, document.id);
    const last = events.at(-1);
    expect([last?.kind, last?.actor, last?.data]).toEqual([
      'edited',
      'ana@larkfield.example',
      { keys: ['title', 'cc'] },
    ]);
    expect(brokenAt).toBeNull();
  });

  it('that changes nothing leaves no trace', async () => {
    const { document, edit } = await inProgress();
    const before = await view(document.id);
    t.setClock(days(1));
    expect(await edit({ title: before.title })).toEqual({ id: document.id, updatedAt: start });
    expect(await view(document.id)).toEqual(before);
  });
});

describe('settings changed while people are signing', () => {
  it('the email code asked for later holds for whoever has the page open already', async () => {
    const { document, edit, sign } = await inProgress();
    const open = await openLink(t.deps, document, 1);
    expect(await consent(t.deps, open, 'wording', meta)).toBeUndefined();
    await edit({ enableOtp: true });
    expect(await signingView(t.deps, open)).toMatchObject({ state: 'gate', gate: 'email-code' });
    expect(await finish(t.deps, open, { answers: {} }, meta)).toEqual({ refused: 'gate-closed' });
    await edit({ enableOtp: false });
    expect(await sign(1)).toEqual({ status: 'in-progress' });
  });

  it('strict order holds from then on', async () => {
    const { edit, sign } = await inProgress();
    await edit({ sendInOrderStrict: true });
    expect(await sign(2)).toEqual({ refused: 'not-your-turn' });
    await edit({ sendInOrderStrict: false });
    expect(await sign(2)).toEqual({ status: 'in-progress' });
  });

  it('reminders turned on reach whoever was asked, those asked later too, and none goes out once they are off', async () => {
    const { edit, sign, reminders } = await inProgress();
    expect(await reminders()).toEqual([null, null]);
    t.setClock(days(1));
    await edit({ autoReminder: true, remindOnceInEvery: 2 });
    expect(await reminders()).toEqual([days(3), null]);
    t.setClock(days(3));
    expect(await remindDue(t.deps)).toBe(1);
    expect(await reminders()).toEqual([days(5), null]);
    await sign(1);
    expect(await reminders()).toEqual([null, days(5)]);
    await edit({ autoReminder: false });
    expect(await reminders()).toEqual([null, null]);
    t.setClock(days(6));
    expect(await remindDue(t.deps)).toBe(0);
  });
});
