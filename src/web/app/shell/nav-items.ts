import {
  CircleHelp,
  FileText,
  House,
  Inbox,
  LayoutTemplate,
  type LucideIcon,
  Settings,
  ShieldCheck,
} from 'lucide-react';
import type { Me } from '../../../contract/app/account.ts';

export interface NavItem {
  to:
    | '/'
    | '/documents'
    | '/templates'
    | '/settings/api-token'
    | '/settings'
    | '/mailbox'
    | '/operator'
    | '/help/api-token';
  /** Addresses below this one belong to the item too. */
  under: string;
  label: string;
  icon: LucideIcon;
}

/** What this person has in this environment; nothing leads to a page that isn't there. */
export function navItems(me: Me): readonly NavItem[] {
  return [
    { to: '/', under: '/', label: 'Home', icon: House },
    { to: '/documents', under: '/documents', label: 'Documents', icon: FileText },
    { to: '/templates', under: '/templates', label: 'Templates', icon: LayoutTemplate },
    ...(me.environment === 'sandbox'
      ? [{ to: '/mailbox', under: '/mailbox', label: 'Mailbox', icon: Inbox } as const]
      : []),
    { to: '/settings', under: '/settings', label: 'Settings', icon: Settings },
    ...(me.account.isOperator && me.environment === 'live'
      ? [{ to: '/operator', under: '/operator', label: 'Operator', icon: ShieldCheck } as const]
      : []),
    { to: '/help/api-token', under: '/help', label: 'Help', icon: CircleHelp },
  ];
}

export function isChosen(item: Pick<NavItem, 'under'>, path: string): boolean {
  return item.under === '/' ? path === '/' : path === item.under || path.startsWith(`${item.under}/`);
}
