import { type Refusal, refuse } from '../../domain/refusal.ts';
import { hmacSha256, sameBytes } from '../../platform/crypto/hash.ts';
import type { Deps } from '../deps.ts';

export interface FileUrl {
  /** The document, or the template, that it belongs to and ends with. */
  readonly documentId: string;
  /** The blob it opens, and no other. */
  readonly sha256: string;
  readonly kind: 'document' | 'certificate' | 'template' | 'picture';
  readonly filename: string;
}

/** Answers of the API live this long, deliveries of webhooks (retried for 24 h) that long. */
export const API_FILE_SECONDS = 900;
export const WEBHOOK_FILE_SECONDS = 3 * 24 * 3600;

const WINDOW_SECONDS = 300;
const MAC_BYTES = 32;

/**
 * A download address that needs no other proof: `<public URL>/files/<token>/<filename>`. It is the same within each
 * window of 5 minutes, and lives `lifetimeSeconds` from the window's end.
 */
export function fileUrl(
  deps: Pick<Deps, 'keys' | 'settings' | 'clock'>,
  file: FileUrl & { readonly lifetimeSeconds: number },
): string {
  const seconds = Math.floor(deps.clock().getTime() / 1000);
  const windowEnd = (Math.floor(seconds / WINDOW_SECONDS) + 1) * WINDOW_SECONDS;
  const payload = Buffer.from(
    JSON.stringify([file.documentId, file.sha256, file.kind, windowEnd + file.lifetimeSeconds, file.filename]),
  );
  const token = Buffer.concat([macOf(deps, payload), payload]).toString('base64url');
  return `${deps.settings.publicUrl}/files/${token}/${encodeURIComponent(file.filename)}`;
}

/** The file behind a token of `fileUrl`; refused when forged, too old, or when what it belongs to has been deleted. */
export async function openFileUrl(
  deps: Pick<Deps, 'keys' | 'clock' | 'db'>,
  token: string,
): Promise<(FileUrl & { readonly contentType: 'application/pdf' | 'image/png' }) | Refusal<'unknown-file'>> {
  const file = readToken(deps, token);
  if (file === null || file.endsAt * 1000 <= deps.clock().getTime()) return refuse('unknown-file');
  const owner = await deps.db
    .selectFrom(belongsToTemplate(file.kind) ? 'template' : 'document')
    .select('id')
    .where('id', '=', file.documentId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (owner === undefined) return refuse('unknown-file');
  const { endsAt: _ended, ...rest } = file;
  return { ...rest, contentType: file.kind === 'picture' ? 'image/png' : 'application/pdf' };
}

/** Files of templates: there is no audit log to note their downloads in. */
export function belongsToTemplate(kind: FileUrl['kind']): boolean {
  return kind === 'template' || kind === 'picture';
}

function readToken(deps: Pick<Deps, 'keys'>, token: string): (FileUrl & { readonly endsAt: number }) | null {
  if (token.length > 4000 || !/^[A-Za-z0-9_-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= MAC_BYTES) return null;
  const payload = bytes.subarray(MAC_BYTES);
  if (!sameBytes(bytes.subarray(0, MAC_BYTES), macOf(deps, payload))) return null;
  const [documentId, sha256, kind, endsAt, filename] = JSON.parse(payload.toString('utf8')) as [
    string,
    string,
    FileUrl['kind'],
    number,
    string,
  ];
  return { documentId, sha256, kind, filename, endsAt };
}

function macOf(deps: Pick<Deps, 'keys'>, payload: Buffer): Buffer {
  return hmacSha256(deps.keys.key('file-url'), payload);
}

/** The title as a file name, with nothing in it that a file system minds. */
export function filenameOf(title: string, kind: FileUrl['kind']): string {
  const cleaned = title
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .replace(/\.pdf$/i, '');
  const base = [...cleaned].slice(0, 80).join('').trim() || 'document';
  return kind === 'certificate' ? `${base} - completion certificate.pdf` : `${base}.pdf`;
}
