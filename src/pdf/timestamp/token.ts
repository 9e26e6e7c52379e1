import { createHash, randomBytes } from 'node:crypto';
import { generalizedTime, integer, nothing, octets, oid, sequence } from '../cms/der.ts';
import { OID } from '../cms/oids.ts';
import { schemeOf } from '../cms/schemes.ts';
import { signedData } from '../cms/signed-data.ts';
import { signingKey } from '../cms/signing-key.ts';
import type { TimestampRequest } from '../pki/types.ts';

/** A timestamp token (RFC 3161, 2.4.2) over a SHA-256 digest: DER of the ContentInfo, without the response around it. */
export function makeTimestamp(request: TimestampRequest): Buffer {
  if (request.digest.length !== 32) throw new RangeError('A SHA-256 digest has 32 bytes.');
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const info = sequence(
    integer(1),
    oid(OID.timestampPolicy),
    sequence(sequence(oid(OID.sha256), nothing()), octets(request.digest)),
    integer(serial),
    generalizedTime(request.time),
    // Accuracy: one second, for times are whole seconds.
    sequence(integer(1)),
    ...(request.nonce ? [integer(request.nonce)] : []),
  );
  return signedData({
    signer: request.authority,
    chain: request.chain,
    contentType: OID.tstInfo,
    content: info,
    digest: createHash(schemeOf(signingKey(request.authority.key).usual).hash)
      .update(info)
      .digest(),
  });
}

/** As `makeTimestamp`, for callers outside. */
export async function timestampToken(request: TimestampRequest): Promise<Uint8Array> {
  return makeTimestamp(request);
}
