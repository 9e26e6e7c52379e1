import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedDocument } from '../../../tests/support/completed.ts';
import { CSC_CLIENT, type CscService, startCscService } from '../../../tests/support/csc-service.ts';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { type Responder, startResponder } from '../../../tests/support/outside-pki.ts';
import { pkcs12File } from '../../../tests/support/pkcs12.ts';
import { createCscSigner } from '../../platform/signers/csc.ts';
import type { InstanceSigner } from '../../platform/signers/instance-signer.ts';
import { uploadCertificate } from '../signing-certificate/change.ts';
import { verifyFile } from '../verification/verify-file.ts';
import { sealDocument } from './seal-document.ts';

let t: TestEnvironment;
let responder: Responder;
let service: CscService;
let instanceSigner: InstanceSigner;
let directory: string;

beforeAll(async () => {
  responder = await startResponder(new Date());
  const { signer, issuer, root } = responder.identity;
  const certificates = [signer.certificate, issuer.certificate];
  const algo = ['1.2.840.10045.4.3.2'];
  service = await startCscService({ key: signer.key, certificates, algo, scal: '2', pin: '4711' });
  instanceSigner = createCscSigner({
    url: service.url,
    tokenUrl: '',
    clientId: CSC_CLIENT.id,
    clientSecret: CSC_CLIENT.secret,
    credentialId: 'GX1',
    pin: '4711',
    timeoutMs: 5000,
  });
  t = await testEnvironment('live', { instanceSigner, signerRoots: [root.certificate] });
  directory = await mkdtemp(join(tmpdir(), 'signet-outside-'));
});
afterAll(async () => {
  await Promise.all([t.close(), responder.close(), service.close(), instanceSigner.close()]);
  await rm(directory, { recursive: true, force: true });
});

async function row(id: string) {
  return t.deps.db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** Sealed, with certificate and level, in our eyes and in pdfsig's. */
async function judge(id: string) {
  const { status, final_blob, certificate_blob } = await row(id);
  expect(status).toBe('completed');
  for (const blob of [final_blob, certificate_blob]) {
    const bytes = await t.deps.blobs.get(blob ?? '');
    const report = await verifyFile(t.deps, bytes);
    expect(report).toMatchObject({ verdict: 'valid-unchanged', reasons: [], selfIssued: false });
    expect(report.signatures[0]).toMatchObject({ level: 'B-LTA', anchor: 'signers', trusted: true });
    expect(report.signatures[0]?.chain.map(({ commonName }) => commonName)).toEqual([
      'Test Seal',
      'Test Issuing CA',
      'Test Root',
    ]);
    const path = join(directory, `${blob}.pdf`);
    writeFileSync(path, bytes);
    const said = execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Signer Certificate Common Name: Test Seal');
  }
}

test('a signing service seals for everybody; while it is away the document waits and says why, and nobody else seals', async () => {
  const id = await signedDocument(t.deps);
  service.fail = { status: 503, times: 99 };
  await sealDocument(t.deps, id);
  const host = new URL(service.url).host;
  expect(await row(id)).toMatchObject({
    status: 'sealing',
    final_blob: null,
    sealing_problem: `The signing service ${host} answered with status 503: server_error.`,
  });
  service.fail = { status: 0, times: 0 };
  await sealDocument(t.deps, id);
  await judge(id);
  expect(service.violations).toEqual([]);
});

test('an organisation’s uploaded certificate seals its documents, and the service is not asked', async () => {
  const id = await signedDocument(t.deps);
  const document = await row(id);
  const tenants = t.deps.db.updateTable('tenant').set({ plan: 'teams' }).where('id', '=', document.tenant_id);
  const tenant = await tenants.returningAll().executeTakeFirstOrThrow();
  const accounts = t.deps.db.selectFrom('account').selectAll().where('id', '=', document.account_id);
  const account = await accounts.executeTakeFirstOrThrow();
  const me = { accountId: account.id, tenantId: tenant.id, account, tenant, ip: '127.0.0.1' };
  // The root is not in the file: it is fetched from the address that the issuing CA names.
  const { signer, issuer } = responder.identity;
  const file = pkcs12File({ ...signer, chain: [issuer.certificate], password: 'geheim' });
  expect(await uploadCertificate(t.deps, me, file, 'geheim')).toEqual({ saved: true });
  const before = service.calls.length;
  await sealDocument(t.deps, id);
  await judge(id);
  expect(service.calls.length).toBe(before);
});
