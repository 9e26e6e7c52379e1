import { isRefusal } from '../../../domain/refusal.ts';
import { chainTo, inspectCertificate, inspectToken, type MadeWith, type ValidationData } from '../../../pdf/index.ts';
import { builtInProof, joinValidation, proofOf } from '../../certificates/identity.ts';
import { type OneTimeSigner, oneTimeSigner } from '../../certificates/one-time.ts';
import { outsideEvidence } from '../../certificates/outside-evidence.ts';
import { proofOfToken } from '../../certificates/timestamp.ts';
import type { Deps } from '../../deps.ts';
import { orWait, type Sealed, SealWaits, stampPrepared } from '../sealer.ts';
import { localSign, publicPart, signStep } from './sign-step.ts';

export interface ClosedForm extends Sealed {
  /** To be recorded with the file. */
  readonly closer: OneTimeSigner;
}

export interface FormToClose {
  /** The file with the last act. */
  readonly sha256: string;
  /** What lies beside it, with its digests. */
  readonly belongings: string;
  readonly reason: string;
  readonly moment: Date;
}

/**
 * The last two revisions: the installation signs what lies beside the file and locks whatever is open, then the
 * validation data of every signature go in, and a document timestamp over all of it. Throws `SealWaits` when timestamps
 * or proofs can't be had now.
 */
export async function closeForm(deps: Deps, { sha256, belongings, reason, moment }: FormToClose): Promise<ClosedForm> {
  const at = { ...deps, clock: () => moment };
  const name = `${deps.environment.certificatePrefix}${deps.settings.productName}`;
  // Of its own: some readers take a certificate that signs twice in one file amiss.
  const closer = await oneTimeSigner(at, { name: deps.settings.productName, email: '', proofs: null });
  const terms = { signer: publicPart(closer.identity), reason, name, time: moment };
  const closed = await deps.blobs.derive(sha256, async (from, to) => {
    const sealed = await signStep(deps, localSign(closer.identity), (tokenRoom) =>
      deps.pdf.prepareClose({ from, belongings, signature: { ...terms, tokenRoom } }),
    );
    return deps.pdf.writeSealed({ from, to, sealed });
  });
  let until: Date | undefined;
  const finished = await deps.blobs.derive(closed.sha256, async (from, to) => {
    // As of now: the last person's certificate may be younger than the moment, and nobody could answer for it before.
    const validation = await proofOfAll(deps, await deps.pdf.signaturesMadeWith(from), closer);
    const stamped = await stampPrepared(deps, (tokenRoom) =>
      deps.pdf.prepareFormTimestamp({ from, validation, time: moment, tokenRoom }),
    );
    until = stamped.until;
    return deps.pdf.writeSealed({ from, to, sealed: stamped.sealed });
  });
  if (until === undefined) throw new Error('A form was closed without a timestamp.');
  return { ...finished, until, closer };
}

async function proofOfAll(deps: Deps, signatures: readonly MadeWith[], closer: OneTimeSigner): Promise<ValidationData> {
  const parts: ValidationData[] = [];
  for (const { certificate, others, tokens } of signatures) {
    parts.push(await proofOfSigner(deps, certificate, others, closer));
    for (const token of tokens) parts.push(orWait(await proofOfToken(deps, inspectToken(token))));
  }
  return joinValidation(...parts);
}

async function proofOfSigner(
  deps: Deps,
  certificate: Uint8Array,
  others: readonly Uint8Array[],
  closer: OneTimeSigner,
): Promise<ValidationData> {
  const { serial } = inspectCertificate(certificate);
  // Not recorded before the file is: its issuing CA answers for it all the same.
  const own =
    serial === closer.issued.serial
      ? await proofOf(deps, { der: Buffer.from(certificate), issuer_serial: closer.issuerSerial })
      : await builtInProof(deps, serial);
  if (own !== undefined) return own;
  const evidence = await outsideEvidence(deps, certificate, chainTo(certificate, others));
  if (isRefusal(evidence)) throw new SealWaits(String(evidence.detail?.why ?? evidence.refused));
  return evidence;
}
