import { createHash } from 'node:crypto';
import { OCSPRequest } from 'pkijs';
import {
  bits,
  context,
  contextPrimitive,
  enumerated,
  generalizedTime,
  integer,
  nothing,
  octets,
  oid,
  sequence,
} from '../cms/der.ts';
import { OID } from '../cms/oids.ts';
import { signingKey } from '../cms/signing-key.ts';
import type { KeyAndCertificate } from '../engine.ts';
import { hexSerial, readCertificate } from '../pki/certificate.ts';
import { extension } from '../pki/issue.ts';
import type { CertificateStatus, OcspRequest } from '../pki/types.ts';
import { REASONS } from './crl.ts';

const DAY = 24 * 60 * 60 * 1000;
const MALFORMED = 1;
const DIGESTS: Record<string, string> = { [OID.sha1]: 'sha1', [OID.sha256]: 'sha256' };

interface Single {
  /** DER of the CertID, as asked. */
  readonly id: Buffer;
  readonly status: CertificateStatus;
}

/**
 * Answers an OCSP request (RFC 6960), DER in and out; the nonce is echoed (RFC 9654). What can't be parsed is answered
 * `malformedRequest`, a certificate of another issuer `unknown`.
 */
export async function answerOcsp(request: OcspRequest): Promise<Uint8Array> {
  const issuer = readCertificate(request.issuer.certificate);
  let asked: OCSPRequest;
  try {
    asked = OCSPRequest.fromBER(Buffer.from(request.request));
  } catch {
    return sequence(enumerated(MALFORMED));
  }
  const singles: Single[] = [];
  for (const { reqCert } of asked.tbsRequest.requestList) {
    const digest = DIGESTS[reqCert.hashAlgorithm.algorithmId];
    const ours =
      digest !== undefined &&
      createHash(digest)
        .update(issuer.subjectDer)
        .digest()
        .equals(Buffer.from(reqCert.issuerNameHash.valueBlock.valueHexView)) &&
      createHash(digest)
        .update(issuer.publicKeyBytes)
        .digest()
        .equals(Buffer.from(reqCert.issuerKeyHash.valueBlock.valueHexView));
    const serial = hexSerial(new Uint8Array(reqCert.serialNumber.valueBlock.valueHexView));
    singles.push({
      id: Buffer.from(reqCert.toSchema().toBER()),
      status: ours ? await request.statusOf(serial) : { status: 'unknown' },
    });
  }
  if (singles.length === 0) return sequence(enumerated(MALFORMED));
  const nonce = asked.tbsRequest.requestExtensions?.find((candidate) => candidate.extnID === OID.ocspNonce);
  return respond(
    request.responder,
    singles,
    request.thisUpdate,
    request.nextUpdate,
    nonce ? Buffer.from(nonce.extnValue.valueBlock.valueHexView) : undefined,
  );
}

/** An answer that a certificate is good, which nobody asked for yet: what long-term validation data holds. DER in and out. */
export function goodAnswer(
  responder: KeyAndCertificate,
  issuerDer: Uint8Array,
  certificateDer: Uint8Array,
  time: Date,
): Uint8Array {
  const issuer = readCertificate(issuerDer);
  const certificate = readCertificate(certificateDer);
  const id = sequence(
    // CertID by SHA-1: what every validator can match (RFC 6960, 4.1.1).
    sequence(oid(OID.sha1), nothing()),
    octets(createHash('sha1').update(issuer.subjectDer).digest()),
    octets(createHash('sha1').update(issuer.publicKeyBytes).digest()),
    integer(certificate.serialBytes),
  );
  return respond(responder, [{ id, status: { status: 'good' } }], time, undefined, undefined);
}

function respond(
  responder: KeyAndCertificate,
  singles: readonly Single[],
  thisUpdate: Date,
  nextUpdate: Date | undefined,
  nonce: Buffer | undefined,
): Buffer {
  const key = signingKey(responder.key);
  const certificate = readCertificate(responder.certificate);
  const until = nextUpdate ?? new Date(thisUpdate.getTime() + DAY);
  const body = sequence(
    // responderID byKey.
    context(2, octets(createHash('sha1').update(certificate.publicKeyBytes).digest())),
    generalizedTime(thisUpdate),
    sequence(
      ...singles.map(({ id, status }) =>
        sequence(id, statusDer(status), generalizedTime(thisUpdate), context(0, generalizedTime(until))),
      ),
    ),
    ...(nonce ? [context(1, sequence(extension(OID.ocspNonce, false, nonce)))] : []),
  );
  const basic = sequence(body, key.algorithm, bits(key.sign(body)), context(0, sequence(responder.certificate)));
  return sequence(enumerated(0), context(0, sequence(oid(OID.ocspBasic), octets(basic))));
}

function statusDer(status: CertificateStatus): Buffer {
  if (status.status === 'good') return contextPrimitive(0, Buffer.alloc(0));
  if (status.status === 'unknown') return contextPrimitive(2, Buffer.alloc(0));
  return context(
    1,
    generalizedTime(status.revokedAt),
    ...(status.reason ? [context(0, enumerated(REASONS[status.reason]))] : []),
  );
}
