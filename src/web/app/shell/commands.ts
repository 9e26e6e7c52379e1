import { FileText, FlaskConical, type LucideIcon, Plus, Settings } from 'lucide-react';
import type { Me } from '../../../contract/app/account.ts';
import type { DocumentRow } from '../../../contract/app/documents.ts';
import { chooseFile } from '../../lib/new-file.ts';
import { type NavItem, navItems } from './nav-items.ts';
import { type SettingsPath, settingsGroups } from './settings-items.ts';

export type CommandPlace =
  | { to: NavItem['to'] | SettingsPath | '/templates/new' }
  | { to: '/documents'; search: { find: string } }
  | { to: '/documents/$documentId'; params: { documentId: string } };

export interface Command {
  /** Unlike every other's. */
  id: string;
  label: string;
  /** What kind of thing it is, said beside the label. */
  kind: string;
  icon: LucideIcon;
  /** A page, or something that is done at once. */
  act: CommandPlace | (() => void);
}

/** Everything this person can open or begin, in the order of the navigation. */
export function commandsOf(me: Me, enterSandbox: () => void): readonly Command[] {
  return [
    { id: 'new', label: 'Send for signature', kind: 'New', icon: Plus, act: () => chooseFile() },
    { id: 'new-own', label: 'Sign it myself', kind: 'New', icon: Plus, act: () => chooseFile('sign') },
    { id: 'new-template', label: 'New template', kind: 'New', icon: Plus, act: { to: '/templates/new' } },
    ...navItems(me).map((item) => ({
      id: item.to,
      label: item.label,
      kind: 'Page',
      icon: item.icon,
      act: { to: item.to === '/settings' ? ('/settings/profile' as const) : item.to },
    })),
    ...settingsGroups(me).flatMap(({ name, items }) =>
      items.map(({ to, label }) => ({ id: to, label, kind: `Settings, ${name}`, icon: Settings, act: { to } })),
    ),
    ...(me.environment === 'live'
      ? [{ id: 'sandbox', label: 'Login to Sandbox', kind: 'Environment', icon: FlaskConical, act: enterSandbox }]
      : []),
  ];
}

/** Commands whose label or kind holds every word that was typed. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label, kind }) => {
    const text = `${label} ${kind}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function documentCommand(row: DocumentRow): Command {
  const people = row.recipients.map(({ name, email }) => name || email).join(', ');
  return {
    id: row.id,
    label: row.title,
    kind: people === '' ? 'Document' : `Document, ${people}`,
    icon: FileText,
    act: { to: '/documents/$documentId', params: { documentId: row.id } },
  };
}
