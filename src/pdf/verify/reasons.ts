import type { Reason, ReasonCode, SignatureReport } from './types.ts';

const SENTENCES: Readonly<Record<ReasonCode, string>> = {
  'not-a-pdf': 'The file is not a PDF.',
  encrypted: 'The file is encrypted and was not opened.',
  damaged: 'The structure of the file is damaged.',
  'too-complex': 'The file takes too long or too much memory to check.',
  'byte-range': 'A signature does not say properly which bytes it covers.',
  'digest-mismatch': 'Bytes that were signed have changed.',
  'signature-invalid': 'A signature value does not fit its certificate.',
  'malformed-signature': 'A signature is malformed.',
  'signing-certificate-mismatch': 'A signature names another certificate than the one it came with.',
  'change-not-allowed': 'Something was changed after signing that is not allowed.',
  'signature-removed': 'A signature was removed or replaced.',
  'trailing-bytes': 'Bytes that belong to no revision follow the end of the file.',
  'untrusted-root': 'The certificate of a signer does not lead to a trusted root.',
  'chain-invalid': 'A certificate in the chain of a signer may not be used for this.',
  expired: 'A certificate was not valid at the time that is proved.',
  revoked: 'A certificate was revoked.',
  'weak-algorithm': 'A signature uses an algorithm that is no longer safe.',
  'unsupported-algorithm': 'A signature uses an algorithm that is not read here.',
};

/** Codes that mean the bytes, or what was said about them, are not what was signed. */
const BREAKING = new Set<ReasonCode>([
  'byte-range',
  'digest-mismatch',
  'signature-invalid',
  'malformed-signature',
  'signing-certificate-mismatch',
  'change-not-allowed',
  'signature-removed',
  'trailing-bytes',
]);

export function reason(code: ReasonCode, signature: number | null = null): Reason {
  return { code, signature, text: SENTENCES[code] };
}

export function isBreaking(code: ReasonCode): boolean {
  return BREAKING.has(code);
}

/** Reasons of all signatures, those that break first. An intact document timestamp that nobody knows proves no time, and harms nothing. */
export function reasonsOf(signatures: readonly SignatureReport[], ofFile: readonly ReasonCode[]): Reason[] {
  const onlyTimestamps = signatures.every(({ kind }) => kind === 'timestamp');
  const all = [
    ...ofFile.map((code) => reason(code)),
    ...signatures.flatMap(({ problems, kind }, index) =>
      problems
        .filter((code) => isBreaking(code) || kind === 'signature' || onlyTimestamps)
        .map((code) => reason(code, index)),
    ),
  ];
  return [...all.filter(({ code }) => isBreaking(code)), ...all.filter(({ code }) => !isBreaking(code))];
}
