import { z } from 'zod';
import { type SavedKind, savedKinds } from '../../domain/account/saved-signature.ts';
import { defineEndpoint, instant } from './endpoint.ts';

export const savedSignatures = z.object({
  saved: z.array(
    z.object({
      kind: z.enum(savedKinds),
      /** Changes with the picture. */
      sha256: z.string(),
      savedAt: instant,
    }),
  ),
});
export type SavedSignatures = z.infer<typeof savedSignatures>;

/** Signature, initials and stamp that the signed-in person has saved. */
export const readSavedSignatures = defineEndpoint({
  method: 'GET',
  path: '/app/signatures',
  answer: savedSignatures,
});

/**
 * `GET` answers the picture as PNG. `POST` takes a PNG or JPEG as it is, in place of the one before, and answers as
 * `readSavedSignatures`: 400 `not-a-picture`; 413 above 5 MB.
 */
export function savedPicturePath(kind: SavedKind): string {
  return `/app/signatures/${kind}/picture`;
}

export const clearSavedSignature = defineEndpoint({
  method: 'DELETE',
  path: '/app/signatures/:kind',
  params: z.object({ kind: z.enum(savedKinds) }),
  answer: savedSignatures,
});
