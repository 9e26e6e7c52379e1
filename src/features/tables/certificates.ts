import type { SignatureAlgorithm } from '../../pdf/index.ts';

export interface CertificateTable {
  serial: string;
  purpose: string;
  /** null for a root. */
  issuer_serial: string | null;
  der: Buffer;
  key_wrapped: Buffer | null;
  not_before: Date;
  not_after: Date;
  revoked_at: Date | null;
  revocation_reason: number | null;
  created_at: Date;
  /** Of a root whose key is elsewhere: its last list, and how long that counts. */
  offline_crl: Buffer | null;
  offline_crl_until: Date | null;
}

export interface OrganisationCertificateTable {
  tenant_id: string;
  der: Buffer;
  /** Issuers up to the root, leaf's issuer first. */
  chain: Buffer[];
  algorithm: SignatureAlgorithm;
  key_wrapped: Buffer;
  fingerprint: string;
  not_before: Date;
  not_after: Date;
  uploaded_by: string | null;
  uploaded_at: Date;
  /** Days before the end that were warned of last; null: none. */
  warned_days: number | null;
}
