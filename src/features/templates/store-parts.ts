import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { TemplatePrefill, TemplateRole } from '../../domain/template/types.ts';
import type { Deps } from '../deps.ts';
import { hashAccessCode } from '../documents/access-code.ts';
import { prefillPicture } from '../documents/prepare-file.ts';
import type { NewPrefill, NewRole, TemplateRefusal } from './new-template.ts';

/** Roles as they are kept: codes only as hashes. */
export function storedRoles(roles: readonly NewRole[]): Promise<TemplateRole[]> {
  return Promise.all(
    roles.map(async ({ accessCode, ...role }) =>
      accessCode === null ? role : { ...role, accessCodeHash: await hashAccessCode(accessCode) },
    ),
  );
}

/**
 * Prefilled fields as they are kept: pictures in blobs. One that names a blob must name one of `own`, so that nobody
 * reaches other people's files.
 */
export async function storedPrefill(
  deps: Pick<Deps, 'pdf' | 'blobs'>,
  prefill: readonly NewPrefill[],
  own: readonly TemplatePrefill[] = [],
): Promise<TemplatePrefill[] | Refusal<TemplateRefusal>> {
  const stored: TemplatePrefill[] = [];
  for (const { widget, response } of prefill) {
    if (widget.type !== 'image' || response === null) {
      stored.push({ widget, response });
      continue;
    }
    if (typeof response === 'string') {
      const picture = await prefillPicture(deps, response);
      if (isRefusal(picture)) return picture;
      stored.push({ widget, response: { image: await deps.blobs.put(picture) } });
      continue;
    }
    const image = 'image' in response ? response.image : undefined;
    if (image === undefined || !picturesOf(own).includes(image)) return refuse('not-a-picture');
    // Renewed, so that the sweeper leaves it alone until the template is stored.
    await deps.blobs.renew(image);
    stored.push({ widget, response: { image } });
  }
  return stored;
}

export function picturesOf(prefill: readonly TemplatePrefill[]): string[] {
  return prefill.flatMap(({ response }) =>
    typeof response === 'object' && response !== null && 'image' in response ? [response.image] : [],
  );
}
