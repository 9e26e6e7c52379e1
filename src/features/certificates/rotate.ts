import { type Refusal, refuse } from '../../domain/refusal.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';
import { makeIssuer, makeLeaf, makeRoot, type Standing } from './make.ts';
import { certificatesOf, isKeyHere, lockCertificates, newestCertificate } from './store.ts';

/**
 * Makes a new key and certificate of one kind now, and of all that hang from it: after a new root a new issuing CA, after
 * that a new seal, timestamp authority and responder. The old ones are not revoked: what they sealed stays valid, and
 * they are answered for until they end.
 */
export async function rotateCertificates(
  deps: CertificateDeps,
  kind: Standing,
): Promise<{ readonly rotated: true } | Refusal<'root-offline'>> {
  await ensureCertificates(deps);
  const done = await deps.db.transaction().execute(async (tx) => {
    await lockCertificates(tx);
    if (kind === 'root') {
      await makeRoot(tx, deps);
      return true;
    }
    const root = await newestCertificate(tx, 'root', deps.clock());
    if (root === undefined) throw new Error('There is no root.');
    if (kind === 'issuer') {
      if (!isKeyHere(root)) return false;
      await makeIssuer(tx, deps, root);
      return true;
    }
    const issuer = await newestCertificate(tx, 'issuer', deps.clock(), root.serial);
    if (issuer === undefined) throw new Error('There is no issuing CA.');
    if (kind !== 'ocsp') await makeLeaf(tx, deps, kind, issuer);
    else
      for (const ca of await certificatesOf(tx, 'issuer', deps.clock()))
        if (ca.revoked_at === null) await makeLeaf(tx, deps, 'ocsp', ca);
    return true;
  });
  if (!done) return refuse('root-offline');
  await ensureCertificates(deps);
  return { rotated: true };
}
