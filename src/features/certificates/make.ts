import { createIssuer, createLeaf, createRoot, type LeafKind } from '../../pdf/index.ts';
import type { Deps } from '../deps.ts';
import type { Tx } from '../tables.ts';
import { type CertificatePurpose, insertCertificate, type StoredCertificate, withKey } from './store.ts';
import { caUrl, crlUrl, ocspUrl } from './urls.ts';

export type CertificateDeps = Pick<Deps, 'db' | 'settings' | 'environment' | 'keys' | 'clock'>;

/** What an environment has at any time; certificates for one signature are made when it is. */
export type Standing = Exclude<CertificatePurpose, 'signer'>;

const titles: Readonly<Record<Standing, string>> = {
  root: 'Root CA',
  issuer: 'Issuing CA',
  seal: 'Document Seal',
  timestamp: 'Timestamp Authority',
  ocsp: 'OCSP Responder',
};

function nameOf(deps: CertificateDeps, purpose: Standing) {
  const { certificatePrefix } = deps.environment;
  // RFC 5280, appendix A: at most 64 characters in each.
  return {
    commonName: `${certificatePrefix}${deps.settings.productName} ${titles[purpose]}`.slice(0, 64),
    organization: `${certificatePrefix}${deps.settings.productName}`.slice(0, 64),
  };
}

/** With a key of its own, stored wrapped. */
export async function makeRoot(tx: Tx, deps: CertificateDeps): Promise<StoredCertificate> {
  const now = deps.clock();
  const made = await createRoot({ name: nameOf(deps, 'root'), notBefore: now });
  return insertCertificate(tx, deps.keys, made, { purpose: 'root', issuerSerial: null, now });
}

/** Throws while the root's key is elsewhere. */
export async function makeIssuer(tx: Tx, deps: CertificateDeps, root: StoredCertificate): Promise<StoredCertificate> {
  const now = deps.clock();
  const made = await createIssuer({
    name: nameOf(deps, 'issuer'),
    root: withKey(deps.keys, root),
    notBefore: now,
    urls: { crl: crlUrl(deps, root.serial), caIssuers: caUrl(deps, root.serial) },
  });
  return insertCertificate(tx, deps.keys, made, { purpose: 'issuer', issuerSerial: root.serial, now });
}

export async function makeLeaf(
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
