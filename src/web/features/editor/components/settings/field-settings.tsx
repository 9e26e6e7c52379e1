import { Copy, Trash2, X } from 'lucide-react';
import { plural } from '../../../../lib/numbers.ts';
import { Button } from '../../../../ui/button.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { Select } from '../../../../ui/select.tsx';
import { kindOfWidget } from '../../model/kinds.ts';
import { SENDER } from '../../model/types.ts';
import { widgetsOf } from '../../model/widgets.ts';
import { useEditor } from '../editor-context.ts';
import { useTakers } from '../give-menu.tsx';
import { iconOfKind, lookOf } from '../looks.ts';
import { Arrange } from './arrange.tsx';
import { CommonOptions } from './common-options.tsx';
import { LogicOptions } from './logic-options.tsx';
import { OwnOptions } from './own-options.tsx';
import { PlaceInputs } from './place-inputs.tsx';
import { SenderAnswer } from './sender-answer.tsx';

/** Settings of what is selected: one field in full, several by what they share. In a sheet, that has its own way out. */
export function FieldSettings({ onClose }: { onClose: (() => void) | null }) {
  const { state, dispatch, deleteSelected } = useEditor();
  const selected = widgetsOf(state.content, state.selected);
  const [widget] = selected;
  if (widget === undefined) return null;
  const several = selected.length > 1;
  const kind = kindOfWidget(widget.type, widget.options);
  const Icon = iconOfKind(kind.id);
  const look = lookOf(state.content, widget.owner);
  return (
    <div className="flex flex-col gap-4 px-4 pt-3 pb-6">
      <div className="flex h-10 items-center justify-between gap-2">
        <h2 className="flex min-w-0 items-center gap-2 text-lead font-semibold">
          {!several && (
            <Icon
              aria-hidden="true"
              className="size-5 shrink-0"
              strokeWidth={1.75}
              style={{ color: `color-mix(in srgb, ${look.color} 70%, var(--text))` }}
            />
          )}
          {several ? plural(selected.length, 'field', 'fields') : kind.label}
        </h2>
        {onClose !== null && (
          <IconButton icon={X} label="Close settings" size={32} tooltip={false} onClick={onClose} className="-me-2" />
        )}
      </div>
      {!state.content.own && <ForWhom />}
      {several ? (
        <Arrange selected={selected} />
      ) : (
        <>
          {widget.owner === SENDER && <SenderAnswer key={widget.id} widget={widget} />}
          <CommonOptions key={`common ${widget.id}`} widget={widget} />
          {(!state.content.own || widget.type === 'cells') && <OwnOptions key={`own ${widget.id}`} widget={widget} />}
          <LogicOptions key={`logic ${widget.id}`} widget={widget} />
          <PlaceInputs key={`place ${widget.id}`} widget={widget} />
        </>
      )}
      <div className="-mx-3 flex items-center justify-between">
        <Button variant="quiet" icon={Copy} onClick={() => dispatch({ kind: 'duplicate' })}>
          Duplicate
        </Button>
        <Button variant="danger" icon={Trash2} onClick={deleteSelected}>
          Delete
        </Button>
      </div>
    </div>
  );
}

const SEVERAL = 'several people';

function ForWhom() {
  const { state, dispatch } = useEditor();
  const takers = useTakers();
  const owners = new Set(widgetsOf(state.content, state.selected).map((widget) => widget.owner));
  const [owner = ''] = owners;
  const options = takers.map((taker) => ({ value: taker.owner, label: taker.name }));
  const shown = owners.size === 1 ? options : [{ value: SEVERAL, label: 'Several people' }, ...options];
  return (
    <div>
      <p className="mb-1 text-body font-medium">For</p>
      <Select
        label="For whom"
        value={owners.size === 1 ? owner : SEVERAL}
        options={shown}
        onChange={(next) => next !== SEVERAL && dispatch({ kind: 'give', owner: next })}
      />
    </div>
  );
}
