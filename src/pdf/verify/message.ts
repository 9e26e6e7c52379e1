import { createHash } from 'node:crypto';
import { TSTInfo } from 'pkijs';
import { checkValue, hashName, isWeakHash, shown } from '../cms/algorithms.ts';
import { OID } from '../cms/oids.ts';
import { MalformedCms, type ReadCms, readCms } from '../cms/read-cms.ts';
import type { ReadCertificate } from '../pki/certificate.ts';
import type { ReasonCode } from './types.ts';

export interface CheckedMessage {
  readonly problems: readonly ReasonCode[];
  readonly algorithm: string;
  readonly digest: string;
  readonly weak: boolean;
}

/** Digest of what a message speaks of, by an algorithm as node names it. */
export type Digest = (hash: string) => Buffer;

export function digestOf(...parts: readonly Uint8Array[]): Digest {
  return (hash) => {
    const digest = createHash(hash);
    for (const part of parts) digest.update(part);
    return digest.digest();
  };
}

/**
 * Checks a message of one signer (RFC 5652, 5.6): the digest of `content` against message-digest, content-type, the
 * signature value over the signed attributes, and signing-certificate against the signer's certificate.
 */
export function checkMessage(cms: ReadCms, signer: ReadCertificate, type: string, content: Digest): CheckedMessage {
  if (cms.digest === undefined)
    return {
      problems: ['unsupported-algorithm'],
      algorithm: cms.algorithm.algorithmId,
      digest: 'unknown',
      weak: false,
    };
  const problems: ReasonCode[] = [];
  if (cms.signedAttributes === null) {
    // Without attributes the content itself is signed: only its digest is known here, so nothing can be said.
    return { problems: ['unsupported-algorithm'], algorithm: '', digest: shown(cms.digest), weak: false };
  }
  if (cms.signedType !== type || cms.contentType !== type || !cms.messageDigest) problems.push('malformed-signature');
  else if (!content(cms.digest).equals(cms.messageDigest)) problems.push('digest-mismatch');
  const value = checkValue(cms.algorithm, signer.publicKeyDer, cms.signedAttributes, cms.value, cms.digest);
  if (value.result === 'bad') problems.push('signature-invalid');
  if (value.result === 'unsupported') problems.push('unsupported-algorithm');
  if (!namesSigner(cms, signer)) problems.push('signing-certificate-mismatch');
  const weak = value.weak || isWeakHash(cms.digest);
  return { problems, algorithm: value.algorithm, digest: shown(cms.digest), weak };
}

function namesSigner({ signingCertificate }: ReadCms, signer: ReadCertificate): boolean {
  if (signingCertificate === null) return true;
  const { digest, hash } = signingCertificate;
  return digest !== undefined && createHash(digest).update(signer.der).digest().equals(hash);
}

export interface ReadToken {
  readonly cms: ReadCms;
  readonly time: Date;
  readonly imprint: { readonly digest: string | undefined; readonly hash: Buffer };
}

/** Reads a timestamp token (RFC 3161, 2.4.2). Throws `MalformedCms`. */
export function readToken(der: Uint8Array): ReadToken {
  const cms = readCms(der);
  if (cms.contentType !== OID.tstInfo || !cms.content) throw new MalformedCms('The timestamp is no token of RFC 3161.');
  try {
    const info = TSTInfo.fromBER(Buffer.from(cms.content));
    const { hashAlgorithm, hashedMessage } = info.messageImprint;
    return {
      cms,
      time: info.genTime,
      imprint: {
        digest: hashName(hashAlgorithm.algorithmId),
        hash: Buffer.from(hashedMessage.valueBlock.valueHexView),
      },
    };
  } catch (cause) {
    throw new MalformedCms('The timestamp is no token of RFC 3161.', { cause });
  }
}

/** Whether a token is right in itself and speaks of `stamped`. */
export function checkToken(token: ReadToken, authority: ReadCertificate, stamped: Digest): CheckedMessage {
  const { cms, imprint } = token;
  const checked = checkMessage(cms, authority, OID.tstInfo, digestOf(cms.content ?? Buffer.alloc(0)));
  if (imprint.digest === undefined) return { ...checked, problems: ['unsupported-algorithm', ...checked.problems] };
  if (stamped(imprint.digest).equals(imprint.hash))
    return { ...checked, weak: checked.weak || isWeakHash(imprint.digest) };
  return { ...checked, problems: ['digest-mismatch', ...checked.problems] };
}
