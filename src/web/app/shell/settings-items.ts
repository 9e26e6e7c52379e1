import type { Me } from '../../../contract/app/account.ts';

export type SettingsPath =
  | '/settings/profile'
  | '/settings/signature'
  | '/settings/security'
  | '/settings/language'
  | '/settings/api-token'
  | '/settings/api-reference'
  | '/settings/webhooks'
  | '/settings/embedding'
  | '/settings/request-log'
  | '/settings/signing-certificate'
  | '/settings/plan'
  | '/settings/credits'
  | '/settings/invoices';

export interface SettingsGroup {
  name: string;
  items: ReadonlyArray<{ to: SettingsPath; label: string }>;
}

/** Groups of the settings list; the sandbox has no money, so no invoices either. */
export function settingsGroups(me: Me): readonly SettingsGroup[] {
  const live = me.environment === 'live';
  return [
    {
      name: 'You',
      items: [
        { to: '/settings/profile', label: 'Profile' },
        { to: '/settings/signature', label: 'My signature' },
        { to: '/settings/security', label: 'Security' },
        { to: '/settings/language', label: 'Language and theme' },
      ],
    },
    {
      name: 'Developers',
      items: [
        { to: '/settings/api-token', label: 'API Token' },
        { to: '/settings/api-reference', label: 'API reference' },
        { to: '/settings/webhooks', label: 'Webhooks' },
        { to: '/settings/embedding', label: 'Embedding' },
        { to: '/settings/request-log', label: 'Request log' },
      ],
    },
    {
      name: 'Organisation',
      items: [{ to: '/settings/signing-certificate', label: 'Signing certificate' }],
    },
    {
      name: 'Billing',
      items: [
        { to: '/settings/plan', label: 'Plan' },
        { to: '/settings/credits', label: 'Credits' },
        ...(live ? [{ to: '/settings/invoices', label: 'Invoices' } as const] : []),
      ],
    },
  ];
}
