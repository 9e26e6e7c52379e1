import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  type LucideIcon,
  Scaling,
} from 'lucide-react';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Switch } from '../../../../ui/switch.tsx';
import type { EditorAction } from '../../model/actions.ts';
import type { EditorWidget } from '../../model/types.ts';
import { useEditor } from '../editor-context.ts';
import { useOptions } from './use-options.ts';

const lines: readonly (readonly [string, LucideIcon, EditorAction])[] = [
  ['Align left edges', AlignStartVertical, { kind: 'align', how: 'left' }],
  ['Align middles', AlignCenterVertical, { kind: 'align', how: 'center' }],
  ['Align right edges', AlignEndVertical, { kind: 'align', how: 'right' }],
  ['Align tops', AlignStartHorizontal, { kind: 'align', how: 'top' }],
  ['Align centres', AlignCenterHorizontal, { kind: 'align', how: 'middle' }],
  ['Align bottoms', AlignEndHorizontal, { kind: 'align', how: 'bottom' }],
];

const spaces: readonly (readonly [string, LucideIcon, EditorAction])[] = [
  ['Distribute across', AlignHorizontalDistributeCenter, { kind: 'distribute', along: 'x' }],
  ['Distribute down', AlignVerticalDistributeCenter, { kind: 'distribute', along: 'y' }],
];

/** What can be done to several fields at once. */
export function Arrange({ selected }: { selected: readonly EditorWidget[] }) {
  const { dispatch, say } = useEditor();
  const change = useOptions();
  const all = [
    ...lines,
    ...(selected.length > 2 ? spaces : []),
    ['Same size as the first', Scaling, { kind: 'same-size' }] as const,
  ];
  return (
    <>
      <div>
        <p className="mb-1 text-body font-medium">Arrange</p>
        <div role="toolbar" aria-label="Arrange" className="flex flex-wrap gap-1">
          {all.map(([label, icon, action]) => (
            <IconButton
              key={label}
              icon={icon}
              label={label}
              className="border border-line text-text"
              onClick={() => {
                dispatch(action);
                say(label);
              }}
            />
          ))}
        </div>
      </div>
      <Switch
        label="Required"
        checked={selected.every((widget) => widget.options.required)}
        onChange={(required) => change({ required })}
      />
    </>
  );
}
