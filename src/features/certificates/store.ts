import { sql } from 'kysely';
import type { IssuedCertificate, KeyAndCertificate } from '../../pdf/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable, Row, Tx } from '../tables.ts';

export type CertificatePurpose = 'root' | 'issuer' | 'seal' | 'signer' | 'timestamp' | 'ocsp';

export type StoredCertificate = Row<'certificate'>;

/** Held until the transaction ends: two processes at their first start make one set, not two. */
export async function lockCertificates(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ':certificates'))`.execute(tx);
}

export async function insertCertificate(
  tx: Tx,
  keys: Keyring,
  made: IssuedCertificate,
  row: { readonly purpose: CertificatePurpose; readonly issuerSerial: string | null; readonly now: Date },
): Promise<StoredCertificate> {
  return tx
    .insertInto('certificate')
    .values({
      serial: made.serial,
      purpose: row.purpose,
      issuer_serial: row.issuerSerial,
      der: Buffer.from(made.certificate),
      key_wrapped: keys.wrap(made.key, keyContext(made.serial)),
      not_before: made.notBefore,
      not_after: made.notAfter,
      revoked_at: null,
      revocation_reason: null,
      offline_crl: null,
      offline_crl_until: null,
      created_at: row.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The one made last of its kind that is not revoked and still good at `goodUntil`. */
export async function newestCertificate(
  db: Queryable,
  purpose: CertificatePurpose,
  goodUntil: Date,
  issuerSerial?: string,
): Promise<StoredCertificate | undefined> {
  let query = db
    .selectFrom('certificate')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('revoked_at', 'is', null)
    .where('not_after', '>', goodUntil);
  if (issuerSerial !== undefined) query = query.where('issuer_serial', '=', issuerSerial);
  return query.orderBy('created_at', 'desc').orderBy('not_after', 'desc').orderBy('serial').limit(1).executeTakeFirst();
}

export async function certificatesOf(
  db: Queryable,
  purpose: CertificatePurpose,
  goodAt: Date,
): Promise<StoredCertificate[]> {
  return db
    .selectFrom('certificate')
    .selectAll()
    .where('purpose', '=', purpose)
    .where('not_after', '>', goodAt)
    .orderBy('created_at')
    .orderBy('not_after')
    .execute();
}

export async function certificateBySerial(db: Queryable, serial: string): Promise<StoredCertificate | undefined> {
  return db.selectFrom('certificate').selectAll().where('serial', '=', serial).executeTakeFirst();
}

export async function revokedUnder(db: Queryable, issuerSerial: string): Promise<StoredCertificate[]> {
  return db
    .selectFrom('certificate')
    .selectAll()
    .where('issuer_serial', '=', issuerSerial)
    .where('revoked_at', 'is not', null)
    .orderBy('revoked_at')
    .execute();
}

/** Throws where the key has been destroyed. */
export function withKey(keys: Keyring, row: StoredCertificate): KeyAndCertificate {
  if (row.key_wrapped === null) throw new Error(`The key of certificate ${row.serial} is not here.`);
  return { key: keys.unwrap(row.key_wrapped, keyContext(row.serial)), certificate: row.der };
}

export function isKeyHere(row: StoredCertificate): boolean {
  return row.key_wrapped !== null;
}

/** Puts a key back, wrapped as it was. */
export async function restoreKey(tx: Tx, keys: Keyring, serial: string, key: Uint8Array): Promise<void> {
  await tx
    .updateTable('certificate')
    .set({ key_wrapped: keys.wrap(key, keyContext(serial)), offline_crl: null, offline_crl_until: null })
    .where('serial', '=', serial)
    .execute();
}

/** Takes a key away for good, and keeps the list that it signed last. */
export async function forgetKey(tx: Tx, serial: string, list: { crl: Uint8Array; until: Date }): Promise<void> {
  await tx
    .updateTable('certificate')
    .set({ key_wrapped: null, offline_crl: Buffer.from(list.crl), offline_crl_until: list.until })
    .where('serial', '=', serial)
    .execute();
}

function keyContext(serial: string): string {
  return `certificate:${serial}`;
}
