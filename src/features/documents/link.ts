import { hmacSha256, sameBytes } from '../../platform/crypto/hash.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';

type LinkDeps = Pick<Deps, 'keys' | 'settings'>;

const MAC_BYTES = 32;

/**
 * The recipient's own link: `<public URL>/sign/<token>`. The token holds id, link version and their HMAC, so the same
 * link can be shown again, and raising the version kills it.
 */
export function recipientLink(deps: LinkDeps, recipient: Pick<Row<'recipient'>, 'id' | 'link_version'>): string {
  return `${deps.settings.publicUrl}/sign/${linkToken(deps, recipient.id, recipient.link_version)}`;
}

/** null for a token that we never made. Whether the version is still the recipient's is for the caller to see. */
export function readLinkToken(
  deps: Pick<Deps, 'keys'>,
  token: string,
): { readonly recipientId: string; readonly linkVersion: number } | null {
  if (token.length > 200 || !/^[A-Za-z0-9_-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= MAC_BYTES) return null;
  const payload = bytes.subarray(MAC_BYTES);
  if (!sameBytes(bytes.subarray(0, MAC_BYTES), macOf(deps, payload))) return null;
  const found = /^([A-Za-z0-9]+)\.([1-9]\d*)$/.exec(payload.toString('latin1'));
  const [, recipientId, version] = found ?? [];
  return recipientId === undefined ? null : { recipientId, linkVersion: Number(version) };
}

function linkToken(deps: Pick<Deps, 'keys'>, recipientId: string, version: number): string {
  const payload = Buffer.from(`${recipientId}.${version}`, 'latin1');
  return Buffer.concat([macOf(deps, payload), payload]).toString('base64url');
}

function macOf(deps: Pick<Deps, 'keys'>, payload: Buffer): Buffer {
  return hmacSha256(deps.keys.key('link'), payload);
}
