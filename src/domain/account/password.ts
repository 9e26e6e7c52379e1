/** One line of the checklist under a new password. */
export type PasswordRule = 'length' | 'upper' | 'lower' | 'digit' | 'symbol';

const rules: readonly { readonly rule: PasswordRule; readonly holds: (password: string) => boolean }[] = [
  { rule: 'length', holds: (password) => Array.from(password).length >= 8 },
  { rule: 'upper', holds: (password) => /\p{Lu}/u.test(password) },
  { rule: 'lower', holds: (password) => /\p{Ll}/u.test(password) },
  { rule: 'digit', holds: (password) => /\p{Nd}/u.test(password) },
  { rule: 'symbol', holds: (password) => /[^\p{L}\p{N}\s]/u.test(password) },
];

/** Longer ones only cost hashing time. */
export const passwordMaxLength = 256;

/** Every rule with its state, in the order of the checklist. The browser and the server ask this one function. */
export function passwordChecklist(
  password: string,
): readonly { readonly rule: PasswordRule; readonly holds: boolean }[] {
  return rules.map(({ rule, holds }) => ({ rule, holds: holds(password) }));
}

export function isPasswordTooLong(password: string): boolean {
  return password.length > passwordMaxLength;
}

export function isPasswordGoodEnough(password: string): boolean {
  return !isPasswordTooLong(password) && rules.every(({ holds }) => holds(password));
}
