/** Whether a text can be an id at all; others are unknown without asking the database. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9]{1,50}$/.test(text);
}
