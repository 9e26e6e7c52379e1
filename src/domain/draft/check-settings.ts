import { type Feature, plansWith } from '../credits/entitlements.ts';
import { modeObstacle } from '../document/signature-mode.ts';
import type { DocumentSettings } from '../document/types.ts';
import { isMailAddress } from '../recipient/address.ts';
import type { DraftContent } from './content.ts';
import type { DraftProblem } from './problem.ts';
import type { DraftRules } from './rules.ts';

type Key = keyof DocumentSettings;

/** Settings that a plan may close, and when they are in use. */
const gates: readonly (readonly [Key, Feature, (settings: DocumentSettings) => boolean])[] = [
  ['autoReminder', 'reminders', (settings) => settings.autoReminder],
  ['enableOtp', 'otp', (settings) => settings.enableOtp],
  ['notifyOnSignatures', 'notify', (settings) => settings.notifyOnSignatures],
  ['allowModifications', 'allow-modifications', (settings) => settings.allowModifications],
  ['mergeCertificate', 'merge-certificate', (settings) => settings.mergeCertificate],
  ['emailSubject', 'custom-mails', (settings) => settings.emailSubject.trim() !== ''],
  ['emailBody', 'custom-mails', (settings) => settings.emailBody.trim() !== ''],
];

const good: readonly (readonly [Key, (settings: DocumentSettings) => boolean])[] = [
  ['redirectUrl', ({ redirectUrl }) => redirectUrl === '' || /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(redirectUrl)],
  ['senderEmail', ({ senderEmail }) => senderEmail === '' || isMailAddress(senderEmail)],
  ['cc', ({ cc }) => cc.every(isMailAddress)],
  ['bcc', ({ bcc }) => bcc.every(isMailAddress)],
];

/** The title, settings that can't be meant, and those that the owner's plan does not hold. */
export function settingProblems(
  { title, settings, people }: Pick<DraftContent, 'title' | 'settings' | 'people'>,
  { features, kept }: Pick<DraftRules, 'features' | 'kept'>,
): DraftProblem[] {
  // None of a draft's fields is a recipient's own.
  const given = people.map(({ type, widgets }) => ({ type, widgets: widgets.map(() => ({})) }));
  const obstacle = modeObstacle({ kind: 'request-sign', settings, people: given, keepsSignatures: kept !== null });
  return [
    ...(title.trim() === '' ? [{ code: 'title-missing' } as const] : []),
    ...good
      .filter(([, isGood]) => !isGood(settings))
      .map(([setting]) => ({ code: 'bad-setting', setting, detail: { setting } }) as const),
    ...(settings.signatureMode === 'per_signer' && obstacle !== undefined
      ? [{ code: 'per-signer-forbids', setting: 'signatureMode', detail: { what: obstacle } } as const]
      : []),
    ...gates
      .filter(([, feature, isUsed]) => isUsed(settings) && !features.includes(feature))
      .map(([setting, feature]) => {
        const detail = { setting, plans: plansWith(feature).join(', ') };
        return { code: 'needs-plan', setting, detail } as const;
      }),
  ];
}
