import { BmpString, Constructed, fromBER, Utf8String, VisibleString } from 'asn1js';
import { OID } from '../cms/oids.ts';
import type { ReadCertificate } from '../pki/certificate.ts';

const MOST = 10;
const LONGEST = 400;

/** Texts that a certificate's policies tell people (RFC 5280, 4.2.1.4); none for what can't be read. */
export function policyNotices({ parsed }: ReadCertificate): string[] {
  const extension = parsed.extensions?.find(({ extnID }) => extnID === OID.certificatePolicies);
  if (!extension) return [];
  const { offset, result } = fromBER(Uint8Array.from(extension.extnValue.valueBlock.valueHexView));
  return offset === -1 ? [] : [...new Set(textsIn(result))].slice(0, MOST);
}

/** Policies are object identifiers around notices: what is text is a notice. Addresses of statements are IA5 and left out. */
function textsIn(node: unknown): string[] {
  if (node instanceof Utf8String || node instanceof VisibleString || node instanceof BmpString)
    return [node.valueBlock.value.slice(0, LONGEST)];
  return node instanceof Constructed ? node.valueBlock.value.flatMap(textsIn) : [];
}
