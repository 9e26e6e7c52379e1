import { expect, test } from 'vitest';
import { answerOf } from './answer.ts';
import type { VerifiedFile, VerifiedSignature } from './facts.ts';
import { timesLine } from './rows.ts';

function signature(commonName: string, time: string, more: Partial<VerifiedSignature> = {}): VerifiedSignature {
  return {
    kind: 'signature',
    intact: true,
    trusted: true,
    level: 'B-LTA',
    levelRemark: '',
    name: commonName,
    provedTime: time,
    provedBy: 'signature-timestamp',
    claimedTime: time,
    certification: null,
    anchor: 'root',
    chain: [{ commonName, organization: null, notices: [], revocation: { status: 'good', at: null } }],
    ...more,
  };
}

function person(name: string, time: string): VerifiedSignature {
  const made = signature(name, time);
  return {
    ...made,
    chain: made.chain.map((one) => ({ ...one, notices: ['Proved by: a link mailed to the address.'] })),
  };
}

const form: VerifiedFile = {
  verdict: 'valid-unchanged',
  environment: 'live',
  selfIssued: true,
  reasons: [],
  sha256: '',
  signatures: [
    signature('Larkfield Ltd', '10:00', { certification: 2 }),
    person('Mia Torres', '10:00'),
    person('Kai Sommer', '11:00'),
    signature('Signet', '11:01'),
  ],
  revisions: [
    { signature: 0, changes: [] },
    { signature: 1, changes: [{ kind: 'form-values', allowed: true, page: null, detail: null }] },
  ],
  document: null,
};

test('a form that people signed names them, who sealed it, and the time of the last of them', () => {
  expect(answerOf(form, (iso) => iso).sentences).toEqual([
    'Signed by Mia Torres and Kai Sommer, sealed by Larkfield Ltd. The last signature is of 11:00.',
    'On the way only its fields were filled in and signed, which the form allows.',
  ]);
  expect(timesLine(form, (iso) => iso)).toBe('10:00 to 11:01, from timestamps inside the file');
});

test('one seal over everything is said by whom and when', () => {
  const sealed = { ...form, signatures: form.signatures.slice(0, 1), revisions: form.revisions.slice(0, 1) };
  expect(answerOf(sealed, (iso) => iso).sentences).toEqual([
    'Sealed by Larkfield Ltd on 10:00.',
    'Nothing in it has changed since.',
  ]);
});
