import { CertificateRevocationList } from 'pkijs';
import { bits, context, enumerated, integer, sequence, time } from '../cms/der.ts';
import { OID } from '../cms/oids.ts';
import { remembered } from '../cms/remembered.ts';
import { signingKey } from '../cms/signing-key.ts';
import { hexSerial, readCertificate } from '../pki/certificate.ts';
import { authority, extension } from '../pki/issue.ts';
import type { CrlRequest, RevocationReason } from '../pki/types.ts';

/** CRLReason (RFC 5280, 5.3.1). */
export const REASONS: Record<RevocationReason, number> = {
  unspecified: 0,
  'key-compromise': 1,
  'ca-compromise': 2,
  'affiliation-changed': 3,
  superseded: 4,
  'cessation-of-operation': 5,
};

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** A signed certificate revocation list (RFC 5280, 5), DER. */
export async function createCrl(request: CrlRequest): Promise<Uint8Array> {
  const key = signingKey(request.issuer.key);
  const issuer = readCertificate(request.issuer.certificate);
  const revoked = request.revoked.map(({ serial, revokedAt, reason }) =>
    sequence(
      integer(serialBytes(serial)),
      time(revokedAt),
      // The reason `unspecified` is said by leaving the extension out.
      ...(reason && reason !== 'unspecified'
        ? [sequence(extension(OID.crlReason, false, enumerated(REASONS[reason])))]
        : []),
    ),
  );
  const body = sequence(
    integer(1),
    key.algorithm,
    issuer.subjectDer,
    time(request.thisUpdate),
    time(request.nextUpdate ?? new Date(request.thisUpdate.getTime() + WEEK)),
    ...(revoked.length > 0 ? [sequence(...revoked)] : []),
    context(
      0,
      sequence(
        authority(issuer.subjectKeyIdentifier ?? Buffer.alloc(0)),
        extension(OID.crlNumber, false, integer(request.number)),
      ),
    ),
  );
  return sequence(body, key.algorithm, bits(key.sign(body)));
}

export function serialBytes(serial: string): Buffer {
  return Buffer.from(serial.length % 2 ? `0${serial}` : serial, 'hex');
}

/** Serials a list names, lower-case hex without leading zeros. Throws when it is no CRL. */
export const revokedSerials = remembered(16, (crl): ReadonlySet<string> => {
  const list = CertificateRevocationList.fromBER(Buffer.from(crl));
  return new Set(
    list.revokedCertificates?.map((entry) =>
      hexSerial(new Uint8Array(entry.userCertificate.valueBlock.valueHexView)),
    ) ?? [],
  );
});
