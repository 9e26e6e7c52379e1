import type { Deps } from '../deps.ts';
import type { Tx } from '../tables.ts';
import { type CertificateDeps, makeIssuer, makeLeaf, makeRoot, type Standing } from './make.ts';
import { certificatesOf, isKeyHere, lockCertificates, newestCertificate, type StoredCertificate } from './store.ts';

export type { CertificateDeps } from './make.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * How long before its end each kind is replaced. A root must outlive the issuing CAs it makes (5 years), an issuing CA
 * the seal certificates (2 years).
 */
const renewBefore: Readonly<Record<Standing, number>> = {
  root: 5 * 365 * DAY,
  issuer: 2 * 365 * DAY + 30 * DAY,
  seal: 180 * DAY,
  timestamp: 365 * DAY,
  ocsp: 30 * DAY,
};

/**
 * Makes what is missing of the environment's PKI (root, issuing CA, seal, timestamp authority, OCSP responder) and
 * replaces what nears its end. Harmless to call at any time, from any number of processes at once.
 */
export async function ensureCertificates(deps: CertificateDeps): Promise<void> {
  if (await isComplete(deps)) return;
  await deps.db.transaction().execute(async (tx) => {
    await lockCertificates(tx);
    const root = (await current(tx, deps, 'root')) ?? (await makeRoot(tx, deps));
    const issuer = (await currentIssuer(tx, deps, root)) ?? (await makeIssuer(tx, deps, root));
    for (const kind of ['seal', 'timestamp'] as const) {
      if ((await current(tx, deps, kind, issuer.serial)) === undefined) await makeLeaf(tx, deps, kind, issuer);
    }
    // Certificates of an older issuing CA are asked about until they end: each CA keeps a responder of its own.
    for (const ca of await certificatesOf(tx, 'issuer', deps.clock())) {
      if (ca.revoked_at === null && (await current(tx, deps, 'ocsp', ca.serial)) === undefined)
        await makeLeaf(tx, deps, 'ocsp', ca);
    }
  });
}

async function isComplete(deps: CertificateDeps): Promise<boolean> {
  const root = await current(deps.db, deps, 'root');
  const issuer = root && (await currentIssuer(deps.db, deps, root));
  if (issuer === undefined) return false;
  for (const kind of ['seal', 'timestamp'] as const) {
    if ((await current(deps.db, deps, kind, issuer.serial)) === undefined) return false;
  }
  for (const ca of await certificatesOf(deps.db, 'issuer', deps.clock())) {
    if (ca.revoked_at === null && (await current(deps.db, deps, 'ocsp', ca.serial)) === undefined) return false;
  }
  return true;
}

async function current(
  db: Tx | Deps['db'],
  deps: CertificateDeps,
  purpose: Standing,
  issuerSerial?: string,
): Promise<StoredCertificate | undefined> {
  const found = await newestCertificate(db, purpose, deps.clock(), issuerSerial);
  if (found === undefined) return undefined;
  // Whoever keeps the root's key elsewhere decides about its successor too.
  if (purpose === 'root' && !isKeyHere(found)) return found;
  // A certificate cut short by its issuer's end can't be made longer by making it again.
  const life = found.not_after.getTime() - found.not_before.getTime();
  const margin = Math.min(renewBefore[purpose], life / 2);
  return found.not_after.getTime() - deps.clock().getTime() > margin ? found : undefined;
}

/** While the root's key is elsewhere, the last issuing CA stays as long as it is good. */
async function currentIssuer(
  db: Tx | Deps['db'],
  deps: CertificateDeps,
  root: StoredCertificate,
): Promise<StoredCertificate | undefined> {
  if (isKeyHere(root)) return current(db, deps, 'issuer', root.serial);
  return newestCertificate(db, 'issuer', deps.clock(), root.serial);
}
