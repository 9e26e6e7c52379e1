import type { SealTerms, SignatureAlgorithm } from '../../src/pdf/index.ts';
import { seal } from '../../src/pdf/seal/seal.ts';
import { signerFor, testIdentity } from '../../src/pdf/testing/identity.ts';
import { samplePdf } from '../../src/pdf/testing/sample.ts';
import type { MadeFile } from './made-file.ts';

const algorithms: readonly SignatureAlgorithm[] = [
  'ecdsa-p256-sha256',
  'ecdsa-p384-sha384',
  'rsa-pkcs1-sha256',
  'rsa-pss-sha256',
];
const levels: readonly SealTerms['level'][] = ['B-B', 'B-T', 'B-LT', 'B-LTA'];

/** A seal of each level by each kind of key. */
export async function sealsOfEachLevel(now: Date): Promise<MadeFile[]> {
  const pki = await testIdentity(now);
  const made: MadeFile[] = [];
  for (const algorithm of algorithms) {
    const identity = await signerFor(pki, algorithm, now);
    for (const level of levels) {
      const bytes = await seal(samplePdf([{}, {}]), { level, reason: 'Signed', name: 'Test', time: now, identity });
      const timestamps = level === 'B-LTA' ? 1 : 0;
      const root = pki.root.certificate;
      made.push({ name: `seal-${algorithm}-${level}`, bytes, root, signatures: 1, timestamps, levels: [level] });
    }
  }
  return made;
}
