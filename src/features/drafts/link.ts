import { hmacSha256, sameBytes } from '../../platform/crypto/hash.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';

type LinkDeps = Pick<Deps, 'keys' | 'settings'>;

/** A link, and the browser's cookie it is exchanged for, name one thing to edit. */
export interface DraftTicket {
  readonly kind: 'document' | 'template';
  readonly id: string;
  readonly linkVersion: number;
}

const MAC_BYTES = 32;
const DAY = 24 * 60 * 60 * 1000;

/** Days that a link to a draft lives, unless it ends before. */
export const DRAFT_LINK_DAYS = 7;

/** When a link that is made now ends. */
export function draftLinkEnd(now: Date): Date {
  return new Date(now.getTime() + DRAFT_LINK_DAYS * DAY);
}

/** `<public URL>/draft/<token>`: the editor of one document, for whoever holds the link. */
export function draftDocumentLink(
  deps: LinkDeps,
  document: Pick<Row<'document'>, 'id' | 'draft_link_version'>,
): string {
  const ticket = { kind: 'document', id: document.id, linkVersion: document.draft_link_version } as const;
  return `${deps.settings.publicUrl}/draft/${seal(deps, 'link', ticket)}`;
}

/** `<public URL>/drafttemplate/<token>`: the editor of one template, from which the holder may send one document. */
export function draftTemplateLink(deps: LinkDeps, template: Pick<Row<'template'>, 'id' | 'link_version'>): string {
  const ticket = { kind: 'template', id: template.id, linkVersion: template.link_version } as const;
  return `${deps.settings.publicUrl}/drafttemplate/${seal(deps, 'link', ticket)}`;
}

/** null for a token that we never made. Whether it still opens anything is for `openDraftLink` to see. */
export function readDraftToken(deps: Pick<Deps, 'keys'>, token: string): DraftTicket | null {
  return open(deps, 'link', token);
}

/** What the browser keeps in place of the link. It ends together with the link. */
export function draftCookie(deps: Pick<Deps, 'keys'>, ticket: DraftTicket): string {
  return seal(deps, 'cookie', ticket);
}

export function readDraftCookie(deps: Pick<Deps, 'keys'>, cookie: string): DraftTicket | null {
  return open(deps, 'cookie', cookie);
}

type Use = 'link' | 'cookie';

/** The use is part of what is authenticated, so that neither serves as the other, nor as a recipient's link. */
function seal(deps: Pick<Deps, 'keys'>, use: Use, { kind, id, linkVersion }: DraftTicket): string {
  const payload = Buffer.from(`${kind}.${id}.${linkVersion}`, 'latin1');
  return Buffer.concat([macOf(deps, use, payload), payload]).toString('base64url');
}

function open(deps: Pick<Deps, 'keys'>, use: Use, token: string): DraftTicket | null {
  if (token.length > 200 || !/^[A-Za-z0-9_-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= MAC_BYTES) return null;
  const payload = bytes.subarray(MAC_BYTES);
  if (!sameBytes(bytes.subarray(0, MAC_BYTES), macOf(deps, use, payload))) return null;
  const found = /^(document|template)\.([A-Za-z0-9]+)\.([1-9]\d*)$/.exec(payload.toString('latin1'));
  const [, kind, id, version] = found ?? [];
  if (id === undefined) return null;
  return { kind: kind === 'template' ? 'template' : 'document', id, linkVersion: Number(version) };
}

function macOf(deps: Pick<Deps, 'keys'>, use: Use, payload: Buffer): Buffer {
  return hmacSha256(deps.keys.key('link'), Buffer.concat([Buffer.from(`draft-${use}\n`, 'latin1'), payload]));
}
