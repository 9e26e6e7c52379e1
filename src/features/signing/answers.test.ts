import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { readAudit } from '../audit/read.ts';
import type { Caller } from '../caller.ts';
import type { CreatedDocument } from '../documents/new-document.ts';
import { findDocument } from '../documents/queries.ts';
import { consent } from './act.ts';
import { saveAnswers } from './answers.ts';
import { answerPicture, downloadFile } from './files.ts';
import { finish } from './finish.ts';
import type { SigningSession } from './session.ts';
import { signingView } from './view.ts';

let t: TestEnvironment;
let owner: Caller;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps);
});
afterAll(() => t.close());

const start = new Date('2026-05-16T10:48:34.000Z');
const agree = (session: SigningSession) => consent(t.deps, session, 'By pressing Start you agree (1)', meta);
const view = (document: CreatedDocument) => findDocument(t.deps.db, owner.accountId, document.id);
const chain = (document: CreatedDocument) => readAudit(t.deps.db, document.id);

describe('answers', () => {
  const boxes = {
    signature: widget('signature'),
    name: widget('name'),
    fixed: widget('textbox', { readonly: true, default: 'Net 30', required: false }),
    note: widget('textbox', { required: false, pattern: '/^[a-z]+$/' }),
    count: widget('number', { decimalPlaces: 0, name: 'count' }),
    sum: widget('number', { formula: '{{count}} * 2.5', name: 'sum' }),
    day: widget('date', { signingDate: true, format: 'dd.mm.yyyy' }),
    color: widget('radio button', { values: ['red', 'blue'] }),
  };

  async function filled() {
    t.setClock(start);
    const document = await sentDocument(t.deps, owner, {
      recipients: [
        recipient({ email: 'mia@example.com', name: 'Mia Torres', widgets: Object.values(boxes) }),
        recipient({ email: 'kai@example.com' }),
      ],
    });
    const mia = await openLink(t.deps, document, 1);
    await agree(mia);
    return { document, mia };
  }

  const good = { [boxes.signature.id]: picture, [boxes.count.id]: '4', [boxes.color.id]: 'blue' };

  it('are completed by the server: own data, fixed values, day of signing, formulas', async () => {
    const { document, mia } = await filled();
    const page = await signingView(t.deps, mia);
    expect(page.state === 'open' && page.me.answers[boxes.name.id]).toBe('Mia Torres');
    const lies = { [boxes.sum.id]: '99', [boxes.day.id]: '01.01.1999' };
    expect(await finish(t.deps, mia, { answers: { ...good, ...lies } }, meta)).toEqual({ status: 'in-progress' });
    const stored = (await view(document))?.recipients[0]?.answers;
    expect(stored).toMatchObject({
      [boxes.name.id]: 'Mia Torres',
      [boxes.fixed.id]: 'Net 30',
      [boxes.count.id]: '4',
      [boxes.sum.id]: '10.00',
      [boxes.day.id]: '16.05.2026',
      [boxes.color.id]: 'blue',
    });
    const events = await chain(document);
    expect(events.find((event) => event.kind === 'fields-filled')?.data.fields).toEqual([
      boxes.signature.options.name,
      boxes.name.options.name,
      'count',
      boxes.color.options.name,
    ]);
    expect(JSON.stringify(events)).not.toContain('Net 30');
  });

  it('are checked again: every fault at once, by widget', async () => {
    const { mia } = await filled();
    const bad = { [boxes.name.id]: '', [boxes.note.id]: 'ABC', [boxes.count.id]: 'four', [boxes.color.id]: 'green' };
    expect(await finish(t.deps, mia, { answers: bad }, meta)).toEqual({
      refused: 'invalid-answers',
      detail: {
        [boxes.signature.id]: 'required',
        [boxes.name.id]: 'required',
        [boxes.note.id]: 'pattern',
        [boxes.count.id]: 'not-a-number',
        [boxes.color.id]: 'not-an-option',
      },
    });
  });

  it("never touch other people's widgets, fixed values or foreign pictures", async () => {
    const { document, mia } = await filled();
    const kais = (await view(document))?.recipients[1]?.widgets[0]?.id ?? '';
    expect(await finish(t.deps, mia, { answers: { ...good, [kais]: picture } }, meta)).toMatchObject({
      refused: 'foreign-widget',
    });
    expect(await finish(t.deps, mia, { answers: { ...good, [boxes.fixed.id]: 'Net 90' } }, meta)).toMatchObject({
      refused: 'read-only',
    });
    const shown = (await view(document))?.shown_blob ?? '';
    const stolen = { ...good, [boxes.signature.id]: { image: shown } };
    expect(await finish(t.deps, mia, { answers: stolen }, meta)).toMatchObject({ refused: 'not-a-picture' });
    const broken = { ...good, [boxes.signature.id]: 'data:image/png;base64,AAAA' };
    expect(await finish(t.deps, mia, { answers: broken }, meta)).toMatchObject({ refused: 'not-a-picture' });
    const fields = [{ id: 'x', type: 'signature', page: 1, x: 1, y: 1, w: 10, h: 10 } as const];
    expect(await finish(t.deps, mia, { answers: good, fields }, meta)).toEqual({ refused: 'bad-placement' });
  });

  it('are kept while filling, pictures too, and count when finishing', async () => {
    const { mia } = await filled();
    expect(await saveAnswers(t.deps, mia, { [boxes.signature.id]: picture, [boxes.count.id]: '7' })).toBeUndefined();
    const page = await signingView(t.deps, mia);
    const kept = page.state === 'open' ? page.me.answers[boxes.signature.id] : undefined;
    const image = typeof kept === 'object' && 'image' in kept ? kept.image : '';
    expect((await answerPicture(t.deps, mia, image))?.subarray(1, 4).toString()).toBe('PNG');
    expect(await answerPicture(t.deps, mia, 'f'.repeat(64))).toBeNull();
    expect(await finish(t.deps, mia, { answers: { [boxes.color.id]: 'red' } }, meta)).toEqual({
      status: 'in-progress',
    });
    expect(await saveAnswers(t.deps, mia, {})).toEqual({ refused: 'already-acted' });
  });

  it('of a signer without any field are signatures placed freely', async () => {
    t.setClock(start);
    const document = await sentDocument(t.deps, owner, {
      recipients: [recipient({ email: 'mia@example.com', widgets: [] })],
    });
    const mia = await openLink(t.deps, document, 1);
    expect(await signingView(t.deps, mia)).toMatchObject({ state: 'open', ownTypes: ['signature'] });
    await agree(mia);
    const box = { id: 'mine', type: 'signature', page: 2, x: 100, y: 700, w: 150, h: 60 } as const;
    const put = (fields: readonly (typeof box)[]) => {
      const answers = fields.length === 0 ? {} : { mine: picture };
      return finish(t.deps, mia, { answers, fields }, meta);
    };
    expect(await put([])).toEqual({ refused: 'bad-placement' });
    expect(await put([{ ...box, page: 9 as 2 }])).toEqual({ refused: 'bad-placement' });
    expect(await put([box])).toEqual({ status: 'sealing' });
    expect(await put([box])).toEqual({ status: 'sealing' });
    expect((await view(document))?.recipients[0]?.widgets).toMatchObject([{ id: 'mine', page: 2, type: 'signature' }]);
  });

  it('what is signed so far can be downloaded, and that is noted', async () => {
    const { document, mia } = await filled();
    const shown = (await view(document))?.shown_blob;
    expect(await downloadFile(t.deps, mia, 'document', meta)).toEqual({
      sha256: shown,
      filename: 'Services agreement.pdf',
    });
    expect(await downloadFile(t.deps, mia, 'certificate', meta)).toEqual({ refused: 'not-ready' });
    expect((await chain(document)).at(-1)).toMatchObject({
      kind: 'downloaded',
      actor: 'mia@example.com',
      fileSha256: shown,
    });
  });
});
