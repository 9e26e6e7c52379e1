/** Pictures that a person keeps to sign with: each field takes the one of its own type. */
export const savedKinds = ['signature', 'initials', 'stamp'] as const;
export type SavedKind = (typeof savedKinds)[number];
