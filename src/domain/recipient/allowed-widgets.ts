import type { Widget } from '../widget/types.ts';
import { sendersWidgets } from './own-fields.ts';
import type { RecipientType } from './types.ts';

export type RoleProblem = 'signer-without-signature' | 'viewer-with-widgets' | 'approver-with-signature';

/**
 * Which widgets a sender may give a person: a signer at least one signature, or no widget at all (then the signature is
 * placed freely); an approver any but signatures; a viewer none.
 */
export function roleProblem(type: RecipientType, widgets: readonly Widget[]): RoleProblem | undefined {
  const given = sendersWidgets(widgets);
  const signs = given.some((widget) => widget.type === 'signature');
  if (type === 'viewer') return given.length > 0 ? 'viewer-with-widgets' : undefined;
  if (type === 'approver') return signs ? 'approver-with-signature' : undefined;
  return given.length > 0 && !signs ? 'signer-without-signature' : undefined;
}
