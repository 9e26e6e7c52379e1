import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, picture, widget } from '../../../tests/support/documents.ts';
import { edited, loaded, newSigner, ok, sentOf } from '../../../tests/support/drafts.ts';
import { plainPdf } from '../../../tests/support/plain-pdf.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { DraftPerson } from '../../domain/draft/content.ts';
import { auditChain } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import { beginDraft } from './begin.ts';
import type { Editor } from './editor.ts';
import { finishOwnDraft } from './finish-own.ts';
import { addPicture } from './pictures.ts';
import { sendDocumentDraft } from './send.ts';

let t: TestEnvironment;
let caller: Caller;
let owner: Editor;
let email: string;
const start = new Date('2026-05-16T10:48:34.000Z');

beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(() => t.close());
beforeEach(async () => {
  t.setClock(start);
  caller = await insertOwner(t.deps);
  email = `${caller.accountId.toLowerCase()}@larkfield.example`;
  owner = { by: 'owner', ...caller, email };
});

const [signature] = newSigner.widgets;
const { wire: _wire, own: _own, ...text } = widget('textbox', {}, { y: 200 });
const ink = Buffer.from(picture.split(',')[1] ?? '', 'base64');

test('a document of one’s own is filled in the editor, signed and on its way to the seal at once; nobody is asked', async () => {
  const input = {
    kind: 'document',
    title: 'Note',
    folderId: null,
    file: plainPdf(),
    password: '',
    selfSign: true,
  } as const;
  const { id } = ok(await beginDraft(t.deps, caller, input, meta));
  const me = (await loaded(t.deps, owner, id)).content.people[0];
  expect(me).toMatchObject({ email: email, widgets: [], answers: {} });
  const put = (answers: DraftPerson['answers']) =>
    edited(t.deps, owner, id, (content) => ({
      ...content,
      people: content.people.map((one) => ({ ...one, widgets: [signature, text], answers: answers ?? {} })),
    }));
  expect(await put({ [signature.id]: { image: 'a'.repeat(64) } })).toEqual({ refused: 'unknown-picture' });
  const key = { kind: 'document', id } as const;
  const { sha256 } = ok(await addPicture(t.deps, owner, key, ink));
  ok(await put({ [signature.id]: { image: sha256 }, gone: 'x' }));
  const finish = async () => {
    const { stateVersion } = await loaded(t.deps, owner, id);
    return finishOwnDraft(t.deps, owner, id, { stateVersion, consent: 'By pressing Finish.' }, meta);
  };
  expect(await sendDocumentDraft(t.deps, owner, id, (await loaded(t.deps, owner, id)).stateVersion, meta)).toEqual({
    refused: 'own-document',
  });
  expect(await finish()).toMatchObject({
    outcome: 'problems',
    problems: [{ code: 'prefill-missing', widgetId: text.id }],
  });
  ok(await put({ [signature.id]: { image: sha256 }, [text.id]: 'Larkfield' }));
  expect(sentOf(await finish())).toMatchObject({ documentId: id, creditsSpent: 0, undoUntil: start });
  const row = await t.deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ status: 'sealing', kind: 'self-sign' });
  expect(await t.deps.db.selectFrom('mail').selectAll().where('document_id', '=', id).execute()).toEqual([]);
  expect((await auditChain(t.deps.db, id)).events.map(({ kind }) => kind)).toEqual([
    'created',
    'sent',
    'viewed',
    'consented',
    'fields-filled',
    'signed',
    'all-acted',
  ]);
  const [person] = await t.deps.db.selectFrom('recipient').selectAll().where('document_id', '=', id).execute();
  expect(person).toMatchObject({
    proofs: ['session'],
    answers: { [text.id]: 'Larkfield' },
    consent_wording: 'By pressing Finish.',
  });
});
