import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { OwnField } from '../../domain/widget/own-widget.ts';
import type { Caller } from '../caller.ts';
import type { NewDocument } from '../documents/new-document.ts';
import { consent } from './act.ts';
import { saveAnswers } from './answers.ts';
import { finish } from './finish.ts';
import { signingView } from './view.ts';

let t: TestEnvironment;
let owner: Caller;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps);
});
afterAll(() => t.close());

const given = widget('signature');
const text: OwnField = { id: 'mine-1', type: 'textbox', page: 1, x: 100, y: 300, w: 150, h: 19 };

async function opened(settings: Partial<NewDocument['settings']> = {}, type: 'signer' | 'approver' = 'signer') {
  const mia = recipient({ email: 'mia@example.com', type, widgets: type === 'signer' ? [given] : [] });
  const document = await sentDocument(t.deps, owner, { settings, recipients: [mia] });
  const session = await openLink(t.deps, document, 1);
  return { document, session: { ...session, emailCodeOkAt: new Date() } };
}

async function open(session: Parameters<typeof signingView>[1]) {
  const view = await signingView(t.deps, session);
  if (view.state !== 'open') throw new Error(`The page shows ${view.state}.`);
  return view;
}

test('where the sender allows it, fields are added, moved and removed; saved and there again', async () => {
  const { session } = await opened({ allowModifications: true });
  expect((await open(session)).ownTypes).toEqual(['signature', 'initials', 'stamp', 'textbox', 'cells']);
  const cells: OwnField = { id: 'mine-2', type: 'cells', page: 2, x: 10, y: 10, w: 179.2, h: 22 };
  expect(await saveAnswers(t.deps, session, { 'mine-1': 'Agreed' }, [text, cells])).toBeUndefined();
  const { me } = await open(session);
  expect(me.widgets.slice(1)).toMatchObject([
    { id: 'mine-1', own: true, options: { name: 'added-1-textbox-1', required: true } },
    { id: 'mine-2', own: true, options: { name: 'added-1-cells-1', cellCount: 8 } },
  ]);
  expect(me.answers['mine-1']).toBe('Agreed');
  expect(await saveAnswers(t.deps, session, {}, [{ ...text, x: 200 }])).toBeUndefined();
  const after = (await open(session)).me;
  expect(after.widgets.map(({ id, x }) => [id, x])).toEqual([
    [given.id, 50],
    ['mine-1', 200],
  ]);
  expect(await saveAnswers(t.deps, session, {}, [])).toBeUndefined();
  expect((await open(session)).me).toMatchObject({ widgets: [{ id: given.id }], answers: {} });
});

test('a field of the person’s own is filled before the end, stands in the document, and its act names it', async () => {
  const { document, session } = await opened({ allowModifications: true });
  await consent(t.deps, session, 'Start', meta);
  const answers = { [given.id]: picture, 'mine-1': '' };
  expect(await finish(t.deps, session, { answers, fields: [text] }, meta)).toEqual({
    refused: 'invalid-answers',
    detail: { 'mine-1': 'required' },
  });
  const filled = { ...answers, 'mine-1': 'Agreed' };
  expect(await finish(t.deps, session, { answers: filled, fields: [text] }, meta)).toEqual({ status: 'sealing' });
  expect(await finish(t.deps, session, { answers: filled, fields: [text] }, meta)).toEqual({ status: 'sealing' });
  const row = await t.deps.db
    .selectFrom('recipient')
    .selectAll()
    .where('document_id', '=', document.id)
    .executeTakeFirstOrThrow();
  expect(row.widgets).toHaveLength(2);
  expect(row.answers).toMatchObject({ 'mine-1': 'Agreed' });
});

test.each<[string, Partial<OwnField> | 'twice' | 'many']>([
  ['outside the page', { x: 500 }],
  ['on a page that isn’t there', { page: 3 }],
  ['too small to be seen', { w: 4 }],
  ['of a kind that wasn’t allowed', { type: 'date' }],
  ['who somebody is, without a code from the mail', { type: 'name' }],
  ['in place of the sender’s', { id: given.id, type: 'signature' }],
  ['under one id twice', 'twice'],
  ['more than the limit', 'many'],
])('a field %s is refused', async (_name, change) => {
  const { session } = await opened({ allowModifications: true });
  const fields =
    change === 'twice'
      ? [text, { ...text, type: 'cells' as const }]
      : change === 'many'
        ? Array.from({ length: 51 }, (_, at) => ({ ...text, id: `mine-${at}` }))
        : [{ ...text, ...change }];
  expect(await saveAnswers(t.deps, session, {}, fields)).toEqual({ refused: 'bad-placement' });
});

test('without the sender’s leave nothing can be added; with the mail code personal fields can', async () => {
  const { session } = await opened();
  expect((await open(session)).ownTypes).toEqual([]);
  expect(await saveAnswers(t.deps, session, {}, [text])).toEqual({ refused: 'bad-placement' });
  const proved = await opened({ allowModifications: true, enableOtp: true });
  expect((await open(proved.session)).ownTypes).toEqual(expect.arrayContaining(['name', 'email', 'company']));
});

test('an approver adds texts but never a signature', async () => {
  const { session } = await opened({ allowModifications: true }, 'approver');
  expect((await open(session)).ownTypes).not.toContain('signature');
  const signature = { ...text, id: 'sig', type: 'signature', w: 150, h: 60 } as const;
  expect(await saveAnswers(t.deps, session, {}, [signature])).toEqual({ refused: 'bad-placement' });
});

test('leave that is taken back takes the fields along', async () => {
  const { document, session } = await opened({ allowModifications: true });
  await saveAnswers(t.deps, session, { 'mine-1': 'Agreed' }, [text]);
  const row = await t.deps.db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', document.id)
    .executeTakeFirstOrThrow();
  const settings = JSON.stringify({ ...row.settings, allowModifications: false });
  await t.deps.db.updateTable('document').set({ settings }).where('id', '=', document.id).execute();
  expect((await open(session)).me.widgets.map(({ id }) => id)).toEqual([given.id]);
  await consent(t.deps, session, 'Start', meta);
  expect(await finish(t.deps, session, { answers: { [given.id]: picture } }, meta)).toEqual({ status: 'sealing' });
  const after = await t.deps.db
    .selectFrom('recipient')
    .selectAll()
    .where('document_id', '=', document.id)
    .executeTakeFirstOrThrow();
  expect(after.widgets).toHaveLength(1);
});
