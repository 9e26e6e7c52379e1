import { Field } from '../../../../ui/field.tsx';
import { Textarea } from '../../../../ui/input.tsx';
import { Sheet } from '../../../../ui/sheet.tsx';
import { useEditor } from '../editor-context.ts';
import { MessagePart } from './message-part.tsx';
import { SettingsPart } from './settings-part.tsx';

const DESCRIPTION = 500;

/** What every document made of the template begins with. */
export function TemplateSheet({ onClose }: { onClose: () => void }) {
  const { state, dispatch } = useEditor();
  const { description } = state.content;
  return (
    <Sheet wide open onOpenChange={onClose} title="Settings of the template">
      <div className="flex flex-col gap-7">
        <Field label="Description" optional hint={`What it is for, in at most ${DESCRIPTION} characters.`}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={DESCRIPTION}
              value={description}
              onChange={(event) =>
                dispatch({ kind: 'set', change: { description: event.target.value }, merge: 'description' })
              }
            />
          )}
        </Field>
        <MessagePart />
        <SettingsPart />
      </div>
    </Sheet>
  );
}
