import { afterAll, expect, it } from 'vitest';
import { seal } from '../seal/seal.ts';
import { testIdentity } from '../testing/identity.ts';
import { folder } from '../testing/judges.ts';
import { samplePdf } from '../testing/sample.ts';
import { signaturesMadeWith } from './made-with.ts';

const files = folder();
afterAll(() => files.remove());

it('never takes a certificate of the timestamp authority for the signer’s', async () => {
  const time = new Date();
  const identity = await testIdentity(time);
  const sealed = await seal(samplePdf([{}]), { level: 'B-LTA', reason: '', name: '', time, identity });
  const [signature, timestamp] = await signaturesMadeWith(files.put('sealed.pdf', sealed));
  expect(Buffer.from(signature?.certificate ?? []).equals(Buffer.from(identity.signer.certificate))).toBe(true);
  expect(signature?.tokens).toHaveLength(1);
  expect(Buffer.from(timestamp?.certificate ?? []).equals(Buffer.from(identity.timestamp.certificate))).toBe(true);
});
