import { createIssuer, createLeaf, createRoot, type LeafKind } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import type { Tx } from '../tables.ts';
import {
  type CertificatePurpose,
  certificatesOf,
  insertCertificate,
  lockCertificates,
  newestCertificate,
  type StoredCertificate,
  withKey,
} from './store.ts';
import { caUrl, crlUrl, ocspUrl } from './urls.ts';

export type CertificateDeps = Pick<Deps, 'db' | 'settings' | 'environment' | 'keys' | 'clock'>;

const DAY = 24 * 60 * 60 * 1000;

/** What an environment has at any time; certificates for one signature are made when it is. */
type Standing = Exclude<CertificatePurpose, 'signer'>;

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

const titles: Readonly<Record<Standing, string>> = {
  root: 'Root CA',
  issuer: 'Issuing CA',
  seal: 'Document Seal',
  timestamp: 'Timestamp Authority',
  ocsp: 'OCSP Responder',
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
    const issuer = (await current(tx, deps, 'issuer', root.serial)) ?? (await makeIssuer(tx, deps, root));
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
  const issuer = root && (await current(deps.db, deps, 'issuer', root.serial));
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
  // A certificate cut short by its issuer's end can't be made longer by making it again.
  const life = found.not_after.getTime() - found.not_before.getTime();
  const margin = Math.min(renewBefore[purpose], life / 2);
  return found.not_after.getTime() - deps.clock().getTime() > margin ? found : undefined;
}

function nameOf(deps: CertificateDeps, purpose: Standing) {
  const { certificatePrefix } = deps.environment;
  // RFC 5280, appendix A: at most 64 characters in each.
  return {
    commonName: `${certificatePrefix}${deps.settings.productName} ${titles[purpose]}`.slice(0, 64),
    organization: `${certificatePrefix}${deps.settings.productName}`.slice(0, 64),
  };
}

async function makeRoot(tx: Tx, deps: CertificateDeps): Promise<StoredCertificate> {
  const now = deps.clock();
  const made = await createRoot({ name: nameOf(deps, 'root'), notBefore: now });
  return insertCertificate(tx, deps.keys, made, { purpose: 'root', issuerSerial: null, now });
}

async function makeIssuer(tx: Tx, deps: CertificateDeps, root: StoredCertificate): Promise<StoredCertificate> {
  const now = deps.clock();
  const made = await createIssuer({
    name: nameOf(deps, 'issuer'),
    root: withKey(deps.keys, root),
    notBefore: now,
    urls: { crl: crlUrl(deps, root.serial), caIssuers: caUrl(deps, root.serial) },
  });
  return insertCertificate(tx, deps.keys, made, { purpose: 'issuer', issuerSerial: root.serial, now });
}

async function makeLeaf(
  tx: Tx,
  deps: CertificateDeps,
  kind: Exclude<LeafKind, 'signer'>,
  issuer: StoredCertificate,
): Promise<StoredCertificate> {
  const now = deps.clock();
  const made = await createLeaf({
    kind,
    name: nameOf(deps, kind),
    issuer: withKey(deps.keys, issuer),
    notBefore: now,
    urls: { ocsp: ocspUrl(deps), crl: crlUrl(deps, issuer.serial), caIssuers: caUrl(deps, issuer.serial) },
  });
  return insertCertificate(tx, deps.keys, made, { purpose: kind, issuerSerial: issuer.serial, now });
}
