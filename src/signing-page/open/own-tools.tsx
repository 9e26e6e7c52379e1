/** @jsxImportSource preact */
import type { Widget } from '../../domain/widget/types.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { words } from '../words.ts';
import type { Signing } from './use-signing.ts';

/** A press makes the box a fifth larger or smaller. */
const step = 0.2;

/** What can be done with a field of one's own, for whoever doesn't drag. */
export function OwnTools({ signing, widget }: { readonly signing: Signing; readonly widget: Widget }) {
  if (!signing.ownIds.has(widget.id)) return null;
  const grow = (by: number) => signing.resizeOwn(widget.id, widget.w * by, widget.h * by);
  const tools: readonly { icon: IconName; label: string; act: () => void }[] = [
    { icon: 'move', label: words.own.move, act: () => signing.armMove(widget) },
    { icon: 'minus', label: words.own.smaller, act: () => grow(-step) },
    { icon: 'plus', label: words.own.larger, act: () => grow(step) },
    { icon: 'bin', label: words.own.remove, act: () => signing.removeField(widget.id) },
  ];
  return (
    <fieldset class="own-tools">
      <legend class="unseen">{words.own.tools}</legend>
      {tools.map(({ icon, label, act }) => (
        <button key={icon} type="button" class="own-tool" onClick={act}>
          <Icon name={icon} size={20} />
          {label}
        </button>
      ))}
    </fieldset>
  );
}
