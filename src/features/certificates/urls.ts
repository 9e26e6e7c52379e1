import type { Deps } from '../deps.ts';

/** Addresses printed into certificates. They must answer for as long as a certificate lives. */
export function ocspUrl(deps: Pick<Deps, 'settings'>): string {
  return `${deps.settings.publicUrl}/pki/ocsp`;
}

export function crlUrl(deps: Pick<Deps, 'settings'>, caSerial: string): string {
  return `${deps.settings.publicUrl}/pki/${caSerial}.crl`;
}

export function caUrl(deps: Pick<Deps, 'settings'>, caSerial: string): string {
  return `${deps.settings.publicUrl}/pki/${caSerial}.cer`;
}
