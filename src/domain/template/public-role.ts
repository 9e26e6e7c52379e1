import { type Refusal, refuse } from '../refusal.ts';
import { isReady } from './roles.ts';
import type { TemplateRole } from './types.ts';

export type PublicFault =
  /** Everybody is named already. */
  | 'no-public-role'
  /** In order, others would have to act before the visitor. */
  | 'public-role-not-first'
  /** Beside the visitor's, a role that nobody takes; detail: role. */
  | 'role-without-person'
  /** No widgets, or a signer without a signature. */
  | 'not-ready';

/** The role that whoever opens the public page takes: the first without a person that has something to do. */
export function publicRoleOf(roles: readonly TemplateRole[]): TemplateRole | undefined {
  return roles.find((role) => role.type !== 'viewer' && role.email === '');
}

/** Why a template can't be signed by everybody. */
export function publicFault(roles: readonly TemplateRole[], sendInOrder: boolean): Refusal<PublicFault> | undefined {
  const own = publicRoleOf(roles);
  if (own === undefined) return refuse('no-public-role');
  if (!isReady(roles)) return refuse('not-ready');
  const open = roles.find((role) => role !== own && role.email === '');
  if (open) return refuse('role-without-person', { role: open.role });
  const turnOf = (role: TemplateRole) => role.turn ?? roles.indexOf(role) + 1;
  const others = roles.some((role) => role.type !== 'viewer' && turnOf(role) < turnOf(own));
  return sendInOrder && others ? refuse('public-role-not-first') : undefined;
}
