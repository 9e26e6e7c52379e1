import { afterAll, beforeAll, expect, test } from 'vitest';
import { completedDocument } from '../../../tests/support/completed.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { meta } from '../../../tests/support/documents.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { auditChain } from '../audit/read.ts';
import { forwardDocument } from './forward.ts';

let t: TestEnvironment;
beforeAll(async () => {
  t = await testEnvironment('live');
});
afterAll(() => t.close());

test('the sealed file and its certificate go to each address once, and the log names them', async () => {
  const { id, sha256 } = await completedDocument(t.deps);
  const { account_id: accountId, tenant_id: tenantId } = await t.deps.db
    .selectFrom('document')
    .select(['account_id', 'tenant_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const stranger = await insertOwner(t.deps, { email: 'stranger@example.com' });
  const emails = ['Leo@example.com', 'leo@example.com', 'ida@example.com'];
  const wanted = { emails, note: 'For your files', subject: 'Signed lease' };
  expect(await forwardDocument(t.deps, stranger, id, wanted, meta)).toEqual({ refused: 'not-found' });
  expect(await forwardDocument(t.deps, { accountId, tenantId }, id, wanted, meta)).toBeUndefined();
  const mails = await t.deps.db
    .selectFrom('mail')
    .select(['recipient_address', 'subject', 'attachments'])
    .where('document_id', '=', id)
    .where('kind', '=', 'forwarded')
    .orderBy('recipient_address')
    .execute();
  expect(mails.map((mail) => mail.recipient_address)).toEqual(['ida@example.com', 'leo@example.com']);
  expect(mails.map(({ subject }) => subject)).toEqual(['Signed lease', 'Signed lease']);
  for (const { attachments } of mails) expect(attachments.map(({ blob }) => blob)[0]).toBe(sha256);
  expect(mails[0]?.attachments).toHaveLength(2);
  const chain = await auditChain(t.deps.db, id);
  const named = chain.events.filter(({ kind }) => kind === 'forwarded').map(({ data }) => data.email);
  expect([chain.brokenAt, named]).toEqual([null, ['leo@example.com', 'ida@example.com']]);
});
