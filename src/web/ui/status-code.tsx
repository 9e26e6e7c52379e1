import { CircleAlert, CircleCheck, CircleX, CornerDownRight } from 'lucide-react';
import { Badge } from './badge.tsx';

const looks = {
  2: { tone: 'success', icon: CircleCheck },
  3: { tone: 'neutral', icon: CornerDownRight },
  4: { tone: 'warning', icon: CircleAlert },
  5: { tone: 'danger', icon: CircleX },
} as const;

export function StatusCode({ status }: { status: number }) {
  const group = Math.floor(status / 100);
  const { tone, icon } = group === 2 || group === 3 || group === 4 ? looks[group] : looks[5];
  return (
    <Badge tone={tone} icon={icon}>
      <span className="tabular-nums">{status}</span>
    </Badge>
  );
}
