/** What a contact holds. */
export interface ContactPerson {
  readonly name: string;
  /** Trimmed, lower case. */
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly jobTitle: string;
}

/** What is undefined stays. */
export type ContactChanges = { readonly [Key in keyof ContactPerson]?: ContactPerson[Key] | undefined };
