import { seal } from '../../src/pdf/seal/seal.ts';
import { testIdentity } from '../../src/pdf/testing/identity.ts';
import { samplePdf } from '../../src/pdf/testing/sample.ts';

/** A file that somebody has signed. */
export async function signedPdf(base: Uint8Array = samplePdf([{}])): Promise<Uint8Array> {
  const time = new Date();
  return seal(base, { level: 'B-B', reason: 'Agreed', name: 'Somebody', time, identity: await testIdentity(time) });
}
