import type { DocumentSettings } from '../document/types.ts';

/** Settings that a document made from a template brings along; undefined inherits. */
export type SettingsChange = { readonly [Key in keyof DocumentSettings]?: DocumentSettings[Key] | undefined };

/** The settings of a template with those that are given in their place. */
export function changeSettings(settings: DocumentSettings, change: SettingsChange): DocumentSettings {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...settings, ...(given as Partial<DocumentSettings>) };
}

/** The settings of a document made from a template. Whether mail is sent, and its text, belong to each document. */
export function inheritSettings(template: DocumentSettings, change: SettingsChange): DocumentSettings {
  return changeSettings({ ...template, sendEmail: true, emailSubject: '', emailBody: '' }, change);
}
