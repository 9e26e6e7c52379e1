import { Ban, CircleCheck, Clock, FilePen, Hourglass, type LucideIcon, PenLine, Stamp, X } from 'lucide-react';
import type { ShownStatus } from '../../contract/app/documents.ts';
import { Badge, type Tone } from './badge.tsx';

const looks: Record<ShownStatus, { tone: Tone; icon: LucideIcon; word: string }> = {
  'needs-me': { tone: 'accent', icon: PenLine, word: 'Needs me' },
  waiting: { tone: 'neutral', icon: Clock, word: 'Waiting' },
  finalising: { tone: 'neutral', icon: Stamp, word: 'Being finalised' },
  completed: { tone: 'success', icon: CircleCheck, word: 'Completed' },
  draft: { tone: 'neutral', icon: FilePen, word: 'Draft' },
  declined: { tone: 'danger', icon: X, word: 'Declined' },
  expired: { tone: 'warning', icon: Hourglass, word: 'Expired' },
  revoked: { tone: 'neutral', icon: Ban, word: 'Revoked' },
};

export function StatusBadge({ status }: { status: ShownStatus }) {
  const { tone, icon, word } = looks[status];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
