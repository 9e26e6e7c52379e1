import type { Widget } from '../widget/types.ts';
import type { RecipientType } from './types.ts';

export type RoleProblem = 'signer-without-signature' | 'viewer-with-widgets' | 'approver-with-signature';

/**
 * Which widgets a person may hold: a signer at least one signature, or no widget at all (then the signature is
 * placed freely); an approver any but signatures; a viewer none.
 */
export function roleProblem(type: RecipientType, widgets: readonly Widget[]): RoleProblem | undefined {
  const signs = widgets.some((widget) => widget.type === 'signature');
  if (type === 'viewer') return widgets.length > 0 ? 'viewer-with-widgets' : undefined;
  if (type === 'approver') return signs ? 'approver-with-signature' : undefined;
  return widgets.length > 0 && !signs ? 'signer-without-signature' : undefined;
}

/** A signer whom nobody gave a widget puts the own signature where it fits. */
export function placesFreely(type: RecipientType, widgets: readonly Widget[]): boolean {
  return type === 'signer' && widgets.length === 0;
}
