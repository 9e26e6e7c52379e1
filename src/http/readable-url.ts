import type { IncomingMessage } from 'node:http';

/**
 * The address as the router takes it. Where an escape can't be decoded, every percent sign stands for itself: such an
 * address is a wrong one like others, and passes the same checks on its way to "not found".
 */
export function readableUrl(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const path = url.split('?')[0] ?? '';
  return isDecodable(path) ? url : path.replaceAll('%', '%25') + url.slice(path.length);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
