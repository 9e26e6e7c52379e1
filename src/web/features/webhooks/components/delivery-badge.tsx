import { CircleAlert, CircleCheck, Clock, RefreshCw } from 'lucide-react';
import type { DeliveryView } from '../../../../contract/app/webhooks.ts';
import { Badge } from '../../../ui/badge.tsx';

const looks = {
  waiting: { tone: 'neutral', icon: Clock, word: 'Waiting' },
  retrying: { tone: 'warning', icon: RefreshCw, word: 'Retrying' },
  delivered: { tone: 'success', icon: CircleCheck, word: 'Delivered' },
  failed: { tone: 'danger', icon: CircleAlert, word: 'Failed' },
} as const;

export function DeliveryBadge({ state }: { state: DeliveryView['state'] }) {
  const { tone, icon, word } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
