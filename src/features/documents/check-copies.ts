import type { DocumentSettings } from '../../domain/document/types.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';

/** Everybody named in cc and bcc is mailed the finished files, so there is an end to them. Detail: limit. */
export function checkCopies(
  { cc, bcc }: Pick<DocumentSettings, 'cc' | 'bcc'>,
  { copiesPerDocument: limit }: Deps['settings']['limits'],
): Refusal<'too-many-copies'> | undefined {
  return cc.length + bcc.length > limit ? refuse('too-many-copies', { limit }) : undefined;
}
