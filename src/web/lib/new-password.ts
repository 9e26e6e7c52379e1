import { z } from 'zod';
import { isPasswordGoodEnough, isPasswordTooLong, passwordMaxLength } from '../../domain/account/password.ts';

/** A new password as every form takes it: the server checks it by the same rule. */
export const newPassword = z
  .string()
  .refine((password) => !isPasswordTooLong(password), {
    error: `At most ${passwordMaxLength} characters.`,
    abort: true,
  })
  .refine(isPasswordGoodEnough, 'The password needs everything in the list below.');
