import type { SealIdentity } from '../../pdf/index.ts';
import { makeCrl } from './crl.ts';
import { type CertificateDeps, ensureCertificates } from './ensure.ts';
import { certificateBySerial, newestCertificate, type StoredCertificate, withKey } from './store.ts';

/** Everything that sealing to B-LTA needs: keys and chain, OCSP responder and fresh CRLs. Makes missing certificates first. */
export async function sealIdentity(deps: CertificateDeps): Promise<SealIdentity> {
  await ensureCertificates(deps);
  const now = deps.clock();
  const seal = found(await newestCertificate(deps.db, 'seal', now), 'seal');
  const issuer = found(await certificateBySerial(deps.db, seal.issuer_serial ?? ''), 'issuer');
  const root = found(await certificateBySerial(deps.db, issuer.issuer_serial ?? ''), 'root');
  const timestamp = found(await newestCertificate(deps.db, 'timestamp', now, issuer.serial), 'timestamp');
  const ocsp = found(await newestCertificate(deps.db, 'ocsp', now, issuer.serial), 'ocsp');
  return {
    signer: withKey(deps.keys, seal),
    timestamp: withKey(deps.keys, timestamp),
    ocsp: withKey(deps.keys, ocsp),
    issuer: withKey(deps.keys, issuer),
    root: { certificate: root.der },
    crls: [await makeCrl(deps, issuer), await makeCrl(deps, root)],
  };
}

function found(row: StoredCertificate | undefined, purpose: string): StoredCertificate {
  if (row === undefined) throw new Error(`No ${purpose} certificate is good now.`);
  return row;
}
