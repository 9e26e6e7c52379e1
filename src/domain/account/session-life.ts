const HOUR = 3_600_000;

/** When a session ends at the latest. `hours`: longest life in the environment. */
export function absoluteEnd(createdAt: Date, hours: number): Date {
  return new Date(createdAt.getTime() + hours * HOUR);
}

/** Last sight before which a session counts as left alone: a quarter of its longest life. */
export function idleSince(now: Date, hours: number): Date {
  return new Date(now.getTime() - (hours * HOUR) / 4);
}

/** How long a typed password opens what asks for it again. */
export const confirmationMinutes = 15;

export function isConfirmed(authenticatedAt: Date, now: Date): boolean {
  return now.getTime() - authenticatedAt.getTime() < confirmationMinutes * 60_000;
}
