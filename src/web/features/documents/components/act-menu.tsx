import {
  Ban,
  Bell,
  CalendarPlus,
  Copy,
  Download,
  Forward,
  LayoutTemplate,
  Link2,
  type LucideIcon,
  MoreHorizontal,
  PenLine,
  RotateCcw,
  TextCursorInput,
  Trash2,
  Unlink,
  UserPen,
} from 'lucide-react';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import type { Act, Asked } from './acts.ts';

const looks: Record<Act, { label: string; icon: LucideIcon; danger?: boolean }> = {
  sign: { label: 'Sign', icon: PenLine },
  remind: { label: 'Remind', icon: Bell },
  links: { label: 'Copy link', icon: Link2 },
  correct: { label: 'Change address', icon: UserPen },
  rename: { label: 'Rename', icon: TextCursorInput },
  extend: { label: 'Give more time', icon: CalendarPlus },
  forward: { label: 'Forward', icon: Forward },
  copy: { label: 'Duplicate', icon: Copy },
  fix: { label: 'Fix and resend', icon: Copy },
  'end-draft-link': { label: 'End the draft’s link', icon: Unlink },
  'save-template': { label: 'Save as template', icon: LayoutTemplate },
  download: { label: 'Download', icon: Download },
  revoke: { label: 'Revoke', icon: Ban },
  restore: { label: 'Restore', icon: RotateCcw },
  trash: { label: 'Delete', icon: Trash2, danger: true },
};

interface ActMenuProps {
  id: string;
  title: string;
  acts: readonly Act[];
  onAsk: (asked: Asked) => void;
  size?: 32 | 40;
}

export function ActMenu({ id, title, acts, onAsk, size = 32 }: ActMenuProps) {
  if (acts.length === 0) return null;
  return (
    <Menu
      trigger={<IconButton icon={MoreHorizontal} label={`Acts for ${title}`} size={size} tooltip={false} />}
      items={acts.map((act) => ({ ...looks[act], onSelect: () => onAsk({ act, id, title }) }))}
    />
  );
}
