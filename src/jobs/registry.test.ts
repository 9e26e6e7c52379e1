import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../tests/support/deps.ts';
import { meta, openLink, picture, recipient, sentDocument, widget } from '../../tests/support/documents.ts';
import { insertOwner } from '../../tests/support/rows.ts';
import { startWebhookCatcher } from '../../tests/support/webhook-catcher.ts';
import { auditChain } from '../features/audit/read.ts';
import { consent, markViewed } from '../features/signing/act.ts';
import { finish } from '../features/signing/finish.ts';
import { saveWebhook } from '../features/webhooks/settings.ts';
import { type JobRunner, startRunner } from '../platform/queue/runner.ts';
import { handlers } from './handlers.ts';
import { crontab, taskList } from './registry.ts';

let t: TestEnvironment;
let catcher: Awaited<ReturnType<typeof startWebhookCatcher>>;
const runners: JobRunner[] = [];

beforeEach(async () => {
  t = await testEnvironment('live');
  catcher = await startWebhookCatcher();
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop(10_000)));
  await Promise.all([t.close(), catcher.close()]);
});

async function work(): Promise<void> {
  runners.push(
    await startRunner({
      pool: t.pool,
      schema: 'live_jobs',
      tasks: taskList(t.deps),
      crontab,
      concurrency: 3,
      alone: false,
      log: t.deps.log,
    }),
  );
}

test('two workers take a document from sending to sealed: webhooks in order, mails once, every mail in the audit log', async () => {
  await Promise.all([work(), work()]);
  const owner = await insertOwner(t.deps);
  await saveWebhook(t.deps, owner.accountId, catcher.url);
  const signature = widget('signature');
  const document = await sentDocument(t.deps, owner, {
    recipients: [recipient({ email: 'mia@example.com', widgets: [signature] })],
  });
  const session = await openLink(t.deps, document, 1);
  await markViewed(t.deps, session, meta);
  await consent(t.deps, session, 'EN-3', meta);
  const me = await t.deps.db.selectFrom('recipient').selectAll().executeTakeFirstOrThrow();
  const answers = Object.fromEntries(me.widgets.map((one) => [one.id, { image: picture }]));
  await finish(t.deps, session, { answers }, meta);
  await catcher.waitFor('completed', document.id);
  expect(catcher.caught.map((one) => one.body.event)).toEqual(['created', 'viewed', 'signed', 'completed']);

  await expect
    .poll(async () => (await t.deps.db.selectFrom('mail').select('id').where('sent_at', 'is', null).execute()).length, {
      timeout: 20_000,
    })
    .toBe(0);
  const caught = await t.deps.db.selectFrom('mailbox_message').select('recipient_address').execute();
  expect(caught.map((one) => one.recipient_address).sort()).toEqual(
    ['mia@example.com', 'mia@example.com', `${owner.accountId.toLowerCase()}@larkfield.example`].sort(),
  );
  const chain = await auditChain(t.deps.db, document.id);
  expect(chain.brokenAt).toBeNull();
  expect(chain.events.filter((event) => event.kind === 'mail-accepted').length).toBe(3);
});

test('the crontab names only tasks that exist', () => {
  const named = crontab
    .trim()
    .split('\n')
    .map((line) => line.split(' ').at(-1));
  for (const name of named) expect(Object.keys(handlers)).toContain(name);
});

test('a payload of the wrong shape is refused before its handler runs', async () => {
  const task = taskList(t.deps)['seal-document'];
  if (typeof task !== 'function') throw new Error('no task');
  await expect(async () => task({ document: 1 }, {} as never)).rejects.toThrow();
});
