import { ConfigError } from '../config.ts';

export interface Roles {
  readonly web: boolean;
  readonly worker: boolean;
}

/** `--role web`, `--role worker` or `--role web,worker`; without it, both. */
export function parseRoles(args: readonly string[]): Roles {
  const at = args.findIndex((arg) => arg === '--role' || arg.startsWith('--role='));
  if (at === -1) return { web: true, worker: true };
  const given = (args[at]?.split('=')[1] ?? args[at + 1] ?? '').split(',');
  if (!given.every((role) => role === 'web' || role === 'worker')) {
    throw new ConfigError('--role takes web, worker or web,worker.');
  }
  return { web: given.includes('web'), worker: given.includes('worker') };
}
