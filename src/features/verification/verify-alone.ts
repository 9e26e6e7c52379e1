import { createPdfPool, inspectCertificate, type TrustAnchor } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import { describe, type FileReport, knownDocument, trustOf } from './verify-file.ts';

const LONGEST_MS = 120_000;

/** What a verification outside the server goes by. */
export interface Trust {
  /** Roots given by hand, DER. */
  readonly roots: readonly Uint8Array[];
  /** The environments of an instance; none where there is no instance, or none is asked. */
  readonly instances: readonly Deps[];
  readonly time: Date;
}

/** Verifies a file without a server: by roots given by hand, and by those of an instance where there is one. */
export async function verifyAlone(bytes: Uint8Array, trust: Trust): Promise<FileReport> {
  const known = await trustOf(trust.instances);
  const given = trust.roots.map((certificate): TrustAnchor => ({ certificate, label: 'given' }));
  const pdf = createPdfPool({ threads: 1, timeoutMs: LONGEST_MS });
  try {
    const verification = await pdf.verify(bytes, { ...known, time: trust.time, anchors: [...known.anchors, ...given] });
    const report = describe(verification, trust.time);
    for (const instance of trust.instances) {
      const document = await knownDocument(instance, report.sha256);
      if (document) return { ...report, document };
    }
    return { ...report, document: null };
  } finally {
    await pdf.close();
  }
}

/** Certificates of a PEM file, or of one in DER; null when there are none. */
export function readCertificates(file: Uint8Array): Uint8Array[] | null {
  const text = Buffer.from(file).toString('latin1');
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/g)];
  const found = blocks.length > 0 ? blocks.map((block) => Buffer.from(block[1] ?? '', 'base64')) : [file];
  try {
    found.forEach(inspectCertificate);
    return found;
  } catch {
    return null;
  }
}
