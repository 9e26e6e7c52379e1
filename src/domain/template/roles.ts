import { roleProblem } from '../recipient/allowed-widgets.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { TemplateRole } from './types.ts';

export type RoleFault =
  /** detail: role. */
  'duplicate-role' | 'signer-without-signature' | 'viewer-with-widgets' | 'approver-with-signature';

type Labelled = Pick<TemplateRole, 'role' | 'type' | 'widgets'>;

/** Labels are the same in any letter case: they are typed again by whoever uses the template. */
export function foldRole(role: string): string {
  return role.trim().toLowerCase();
}

/**
 * What makes roles unfit to be stored. A finished template needs a signature for each signer; `unfinished` lets
 * people stand there without widgets.
 */
export function roleFault(
  roles: readonly Labelled[],
  state: 'finished' | 'unfinished',
): Refusal<RoleFault> | undefined {
  const seen = new Set<string>();
  for (const { role, type, widgets } of roles) {
    const label = foldRole(role);
    if (seen.has(label)) return refuse('duplicate-role', { role });
    seen.add(label);
    const problem = roleProblem(type, widgets);
    if (problem !== undefined) return refuse(problem, { role });
    if (state === 'finished' && lacksSignature({ type, widgets })) return refuse('signer-without-signature', { role });
  }
  return undefined;
}

/** A template can be used when it has people who act, and every signer has a place to sign. */
export function isReady(roles: readonly Pick<TemplateRole, 'type' | 'widgets'>[]): boolean {
  if (!roles.some((role) => role.type !== 'viewer' && role.widgets.length > 0)) return false;
  return !roles.some(lacksSignature);
}

function lacksSignature({ type, widgets }: Pick<TemplateRole, 'type' | 'widgets'>): boolean {
  return type === 'signer' && !widgets.some((widget) => widget.type === 'signature');
}

/** Labels for all: the given ones, `User-N` for the others, each free. */
export function labelRoles(given: readonly (string | undefined)[]): string[] {
  const taken = new Set(given.filter((label) => label !== undefined).map(foldRole));
  return given.map((label, index) => {
    if (label !== undefined) return label;
    let count = index + 1;
    while (taken.has(`user-${count}`)) count += 1;
    taken.add(`user-${count}`);
    return `User-${count}`;
  });
}
