import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import type { Caller } from '../caller.ts';
import { editDocument } from '../documents/edit.ts';
import { consent } from './act.ts';
import { finish } from './finish.ts';
import { ownerChanges } from './owner-changes.ts';
import type { SigningSession } from './session.ts';
import { signingView } from './view.ts';

let t: TestEnvironment;
let owner: Caller;
beforeAll(async () => {
  t = await testEnvironment('live');
  owner = await insertOwner(t.deps);
});
afterAll(() => t.close());

async function forTwo() {
  const boxes = [widget('signature'), widget('signature')];
  const [mias, kais] = boxes.map(({ id }) => id);
  const document = await sentDocument(t.deps, owner, {
    recipients: [
      recipient({ email: 'mia@example.com', widgets: boxes.slice(0, 1) }),
      recipient({ email: 'kai@example.com', widgets: boxes.slice(1) }),
    ],
    settings: { sendInOrder: false },
  });
  const [mia, kai] = [await openLink(t.deps, document, 1), await openLink(t.deps, document, 2)];
  for (const session of [mia, kai]) await consent(t.deps, session, 'wording', meta);
  const edit = (changes: Parameters<typeof editDocument>[3]) => editDocument(t.deps, owner, document.id, changes, meta);
  const sign = (who: SigningSession, seenEdit?: number) => {
    const id = (who === mia ? mias : kais) ?? '';
    return finish(t.deps, who, { answers: { [id]: picture }, seenEdit }, meta);
  };
  return { mia, kai, edit, sign };
}

async function opened(session: SigningSession): Promise<number> {
  const view = await signingView(t.deps, session);
  if (view.state !== 'open') throw new Error(view.state);
  return view.seenEdit;
}

it('an edit between opening and finishing is told, nothing is signed, and after another look it is done', async () => {
  const { mia, edit, sign } = await forTwo();
  const before = await opened(mia);
  await edit({ title: 'New title', folderId: null, bcc: ['lawyer@example.com'] });
  await edit({ cc: ['leo@example.com'], title: 'Newer title' });
  expect(await ownerChanges(t.deps, mia, before)).toEqual(['title', 'cc']);
  expect(await sign(mia, before)).toEqual({ refused: 'document-changed', detail: { changed: 'title,cc' } });
  const now = await opened(mia);
  expect(await ownerChanges(t.deps, mia, now)).toEqual([]);
  expect(await sign(mia, now)).toEqual({ status: 'in-progress' });
  // Sent once more after it arrived, as a browser may: the act stands.
  expect(await sign(mia, before)).toEqual({ status: 'in-progress' });
});

it('another person’s signature changes nothing for whoever has the page open', async () => {
  const { mia, kai, sign } = await forTwo();
  const [mias, kais] = [await opened(mia), await opened(kai)];
  expect(await sign(kai, kais)).toEqual({ status: 'in-progress' });
  expect(await opened(mia)).toBe(mias);
  expect(await ownerChanges(t.deps, mia, mias)).toEqual([]);
  expect(await sign(mia, mias)).toEqual({ status: 'sealing' });
});

it('the owner’s own affairs are told to nobody, and pages without a number finish as ever', async () => {
  const { mia, kai, edit, sign } = await forTwo();
  const before = await opened(mia);
  await edit({ description: 'For the archive', bcc: ['lawyer@example.com'], notifyOnSignatures: true });
  expect(await ownerChanges(t.deps, mia, before)).toEqual([]);
  expect(await sign(mia, before)).toEqual({ status: 'in-progress' });
  await edit({ note: 'By Friday' });
  expect(await sign(kai)).toEqual({ status: 'sealing' });
});

it('a page that must give a code first hears nothing', async () => {
  const { mia, edit } = await forTwo();
  const before = await opened(mia);
  await edit({ enableOtp: true });
  expect(await ownerChanges(t.deps, mia, before)).toEqual({ refused: 'gate-closed' });
});
