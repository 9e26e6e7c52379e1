import type { DocumentSettings } from '../../domain/document/types.ts';
import type { SettingsChange } from '../../domain/template/inherit-settings.ts';

/** What each setting is called on the wire. */
const wireNames = {
  sendInOrder: 'sendInOrder',
  sendInOrderStrict: 'send_in_order_strict',
  sendEmail: 'send_email',
  timeToCompleteDays: 'timeToCompleteDays',
  enableOtp: 'enableOTP',
  enableTour: 'enableTour',
  redirectUrl: 'redirect_url',
  senderName: 'sender_name',
  senderEmail: 'sender_email',
  allowModifications: 'allow_modifications',
  allowOfflineSign: 'allow_offline_sign',
  autoReminder: 'auto_reminder',
  remindOnceInEvery: 'remind_once_in_every',
  mergeCertificate: 'merge_certificate',
  signatureMode: 'signature_mode',
  notifyOnSignatures: 'notify_on_signatures',
  penColors: 'pen_colors',
  cc: 'cc',
  bcc: 'bcc',
  emailSubject: 'email_subject',
  emailBody: 'email_body',
} as const satisfies Readonly<Record<keyof DocumentSettings, string>>;

type WireNames = typeof wireNames;
type WireSettings = { readonly [Key in keyof DocumentSettings as WireNames[Key]]: DocumentSettings[Key] };
type WireChanges = { readonly [Key in keyof WireSettings]?: WireSettings[Key] | undefined };

/** Settings of a body that has them all. */
export function readSettings(body: WireSettings): DocumentSettings {
  // Every key of the one is a key of the other, with its value.
  return readSettingChanges(body) as DocumentSettings;
}

/** Those that a body gives; undefined for the others. */
export function readSettingChanges(body: WireChanges): SettingsChange {
  const names = Object.entries(wireNames) as [keyof DocumentSettings, keyof WireChanges][];
  return Object.fromEntries(names.map(([key, name]) => [key, body[name]])) as SettingsChange;
}
