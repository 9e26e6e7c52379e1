import type { DocumentSettings } from './types.ts';

/** Reminders one person gets of one document, however long it runs. */
export const mostReminders = 15;

const DAY = 24 * 60 * 60 * 1000;

/** When a person mailed at `from` is reminded next; null for never. */
export function nextReminder(
  settings: Pick<DocumentSettings, 'autoReminder' | 'remindOnceInEvery' | 'sendEmail'>,
  from: Date,
  expiresAt: Date | null,
): Date | null {
  if (!settings.autoReminder || !settings.sendEmail || settings.remindOnceInEvery < 1) return null;
  const next = new Date(from.getTime() + Math.min(settings.remindOnceInEvery, 36_500) * DAY);
  return expiresAt !== null && next >= expiresAt ? null : next;
}
