import { sql } from 'kysely';
import type { Queryable } from '../tables.ts';
import type { CertificatePurpose, StoredCertificate } from './store.ts';

/** What one read found: the installation's own certificates and all revoked ones. A seal looks a dozen of them up. */
export interface StandingCertificates {
  /** As `newestCertificate`. */
  newest(purpose: CertificatePurpose, goodUntil: Date, issuerSerial?: string): StoredCertificate | undefined;
  bySerial(serial: string | null): StoredCertificate | undefined;
  /** The first revoked first. */
  revokedUnder(issuerSerial: string): readonly StoredCertificate[];
}

/** Those of single signers, of which there are as many as signatures, are left out unless they are revoked. */
export async function readStanding(db: Queryable): Promise<StandingCertificates> {
  const rows = await db
    .selectFrom('certificate')
    .selectAll()
    // In the words of its index.
    .where(sql<boolean>`(purpose <> 'signer' or revoked_at is not null)`)
    .orderBy('created_at', 'desc')
    .orderBy('not_after', 'desc')
    .orderBy('serial')
    .execute();
  const revoked = rows
    .filter((row) => row.revoked_at !== null)
    .sort((a, b) => (a.revoked_at?.getTime() ?? 0) - (b.revoked_at?.getTime() ?? 0));
  return {
    newest: (purpose, goodUntil, issuerSerial) =>
      rows.find(
        (row) =>
          row.purpose === purpose &&
          row.revoked_at === null &&
          row.not_after > goodUntil &&
          (issuerSerial === undefined || row.issuer_serial === issuerSerial),
      ),
    bySerial: (serial) => rows.find((row) => row.serial === serial),
    revokedUnder: (issuerSerial) => revoked.filter((row) => row.issuer_serial === issuerSerial),
  };
}
