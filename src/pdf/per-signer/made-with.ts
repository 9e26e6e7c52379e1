import { readCms } from '../cms/read-cms.ts';
import { openPdf } from '../document/reader.ts';
import { asBytes } from '../document/values.ts';
import { reading } from '../seal/seal-file.ts';
import { findSignatures, readFields } from '../verify/find-signatures.ts';
import type { MadeWith } from './types.ts';

/**
 * Certificates that the signatures of a file of ours were made with, and their timestamp tokens: what a document security
 * store has to prove. `from` is its path. Throws `MalformedCms` for messages that can't be read.
 */
export async function signaturesMadeWith(from: string): Promise<MadeWith[]> {
  return reading(from, async (_, base) => {
    const file = openPdf(base);
    return findSignatures(file, readFields(file)).flatMap(({ dict }): MadeWith[] => {
      const { signer, certificates, timestamps } = readCms(
        Buffer.from(asBytes(file.resolve(dict.get('Contents'))) ?? '', 'latin1'),
      );
      if (!signer) return [];
      const others = certificates.map(({ der }) => der).filter((der) => !der.equals(signer.der));
      return [{ certificate: signer.der, others, tokens: timestamps }];
    });
  });
}
