import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { type Responder, startResponder } from '../../../tests/support/outside-pki.ts';
import { insertOwner } from '../../../tests/support/rows.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { type CertificateStatus, inspectCertificate } from '../../pdf/index.ts';
import type { InstanceSigner } from '../../platform/signers/instance-signer.ts';
import { SignerUnavailable } from '../../platform/signers/instance-signer.ts';
import type { Caller } from '../caller.ts';
import { putOrganisationCertificate } from './organisation-store.ts';
import { type ChosenSigner, type SignerRefusal, signerOf } from './signer-of.ts';

const DAY = 24 * 3600 * 1000;
let t: TestEnvironment;
let responder: Responder;
let status: CertificateStatus;
let owner: Caller;

beforeEach(async () => {
  t = await testEnvironment('live');
  status = { status: 'good' };
  responder = await startResponder(new Date(), () => status);
  owner = await insertOwner(t.deps);
});
afterEach(async () => {
  await responder.close().catch(() => {});
  await t.close();
});

async function upload(): Promise<void> {
  const { signer, issuer, root } = responder.identity;
  const { fingerprint, notBefore, notAfter } = inspectCertificate(signer.certificate);
  const chain = [issuer.certificate, root.certificate];
  const identity = { ...signer, chain, algorithm: 'ecdsa-p256-sha256' } as const;
  const made = { tenantId: owner.tenantId, identity, fingerprint, notBefore, notAfter, uploadedBy: owner.accountId };
  await t.deps.db.transaction().execute((tx) => putOrganisationCertificate(tx, t.deps, made));
}

function chosen(found: ChosenSigner | SignerRefusal): ChosenSigner {
  if (isRefusal(found)) throw new Error(JSON.stringify(found));
  return found;
}

test('without more the built-in key seals, with its chain, an answer and lists as proof', async () => {
  const signer = chosen(await signerOf(t.deps, owner.tenantId));
  expect(signer.source).toBe('built-in');
  expect(signer.identity.chain.length).toBe(2);
  const proof = await signer.proof();
  expect(proof).toMatchObject({ ocsps: [expect.anything()], crls: [expect.anything(), expect.anything()] });
});

test('an organisation’s certificate seals its own documents and nobody else’s; issuers prove it by answer and list', async () => {
  await upload();
  const signer = chosen(await signerOf(t.deps, owner.tenantId));
  expect(signer.source).toBe('organisation');
  const proof = await signer.proof();
  if (isRefusal(proof)) throw new Error(JSON.stringify(proof));
  // Leaf, issuing CA, root and the responder; an answer for the leaf, the root's list for the issuing CA.
  expect([proof.certificates.length, proof.ocsps.length, proof.crls.length]).toEqual([4, 1, 1]);
  expect(responder.asked).toEqual(['POST']);
  await signer.proof();
  expect(responder.asked.length).toBe(1);

  const other = await insertOwner(t.deps);
  expect(chosen(await signerOf(t.deps, other.tenantId)).source).toBe('built-in');
});

test('nothing falls back: revoked, silent and ended are refusals that say why', async () => {
  await upload();
  const signer = chosen(await signerOf(t.deps, owner.tenantId));
  status = { status: 'revoked', revokedAt: new Date(Date.now() - 1000) };
  expect(await signer.proof()).toMatchObject({
    refused: 'certificate-revoked',
    detail: { why: 'The certificate "Test Seal" was revoked by its issuer.' },
  });
  await responder.close();
  const silent = await signer.proof();
  expect(silent).toMatchObject({ refused: 'evidence-missing' });
  expect(JSON.stringify(silent)).toContain(new URL(responder.url).host);
  t.setClock(new Date(Date.now() + 800 * DAY));
  expect(await signerOf(t.deps, owner.tenantId)).toMatchObject({
    refused: 'certificate-unusable',
    detail: { why: expect.stringMatching(/of your organisation can't be used\. The certificate ended on 20\d\d-/) },
  });
});

test('the operator’s signer seals for everybody without a certificate; where it is silent, the reason is told', async () => {
  const { signer } = responder.identity;
  let silent = false;
  const instanceSigner: InstanceSigner = {
    kind: 'csc',
    title: 'a service',
    identity: async () => {
      if (silent) throw new SignerUnavailable('The signing service does not answer.');
      return { certificate: signer.certificate, others: [], algorithm: 'ecdsa-p256-sha256' };
    },
    sign: async () => Buffer.from('value'),
    close: async () => {},
  };
  const deps = { ...t.deps, instanceSigner };
  const found = chosen(await signerOf(deps, owner.tenantId));
  // The issuing CA was fetched from the address in the certificate, the root from that of the issuing CA.
  expect([found.source, found.identity.key, found.identity.chain.length]).toEqual(['instance', undefined, 2]);
  expect(Buffer.from((await found.sign(Buffer.from('x'))) as Uint8Array).toString()).toBe('value');
  silent = true;
  expect(await signerOf(deps, owner.tenantId)).toEqual({
    refused: 'signer-unavailable',
    detail: { why: 'The signing service does not answer.' },
  });
  await upload();
  expect(chosen(await signerOf(deps, owner.tenantId)).source).toBe('organisation');
});
