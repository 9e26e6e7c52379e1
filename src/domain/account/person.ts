/** What may be a person's e-mail and name. The app's forms and the command line ask the same. */

export const emailMaxLength = 254;
export const nameMaxLength = 200;

/** ASCII alone: letters of other scripts can look like these, and mail servers rarely take them. */
export const emailPattern = /^[a-z0-9_'+-]+(?:\.[a-z0-9_'+-]+)*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i;

export function isEmail(text: string): boolean {
  return text.length <= emailMaxLength && emailPattern.test(text);
}

/** Line breaks, control characters, and marks that turn the direction of what is read after them. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

/** Whether a text stays on its one line and reads as it is stored. */
export function isPlainLine(text: string): boolean {
  return !unseen.test(text);
}

/** `text` without blanks around it. */
export function isPersonName(text: string): boolean {
  return text.length > 0 && text.length <= nameMaxLength && isPlainLine(text);
}
