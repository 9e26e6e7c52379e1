import { joinValidation } from '../../certificates/identity.ts';
import { signerOf } from '../../certificates/signer-of.ts';
import type { Deps } from '../../deps.ts';
import type { Reader } from '../../documents/marks.ts';
import type { Loaded } from '../load.ts';
import { nameOn, orWait, type Sealed, signPrepared, stampPrepared } from '../sealer.ts';
import { keptFilling } from './fills-of-kept.ts';

/**
 * Finishes a file that others had signed before: values in its own fields, then an approval signature in the name of
 * whoever seals, one for each signature field that somebody signed in, else a single one that shows nothing; validation
 * data and a document timestamp come last. Everything is appended, from disk to disk. Throws `SealWaits`.
 */
export async function sealKept(deps: Deps, loaded: Loaded, moment: Date, reader?: Reader): Promise<Sealed> {
  const at = { ...deps, clock: () => moment };
  const { document } = loaded;
  const signer = orWait(await signerOf(at, document.tenant_id));
  const { certificate, chain, algorithm } = signer.identity;
  const terms = { signer: { certificate, chain, algorithm }, name: nameOn(deps, signer), time: moment };
  const { fills, signatures } = await keptFilling(loaded, (sha256) => deps.blobs.get(sha256), reader);
  const acts = signatures.map(({ field, person, mark }) => ({ field, mark, reason: `Signed by ${person}` }));
  const steps = acts.length > 0 ? acts : [{ field: null, mark: null, reason: 'Everybody has signed' }];

  let file = document.shown_blob;
  const proofs = [orWait(await signer.proof())];
  for (const [index, step] of steps.entries()) {
    const made = await deps.blobs.derive(file, async (from, to) => {
      const { signed, proof } = await signPrepared(at, signer, (tokenRoom) =>
        deps.pdf.prepareApproval({
          from,
          fills: index === 0 ? fills : [],
          signature: { ...terms, ...step, tokenRoom },
        }),
      );
      proofs.push(proof);
      return deps.pdf.writeSealed({ from, to, sealed: signed });
    });
    file = made.sha256;
  }
  let until: Date | undefined;
  const finished = await deps.blobs.derive(file, async (from, to) => {
    const request = { from, newest: steps.length, validation: joinValidation(...proofs), time: moment };
    const stamped = await stampPrepared(at, (tokenRoom) =>
      deps.pdf.prepareApprovalTimestamp({ ...request, tokenRoom }),
    );
    until = stamped.until;
    return deps.pdf.writeSealed({ from, to, sealed: stamped.sealed });
  });
  if (until === undefined) throw new Error('A file was signed without a timestamp.');
  return { ...finished, until };
}
