import { plural } from '../../../lib/numbers.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { losingRules } from '../model/rules.ts';
import { widgetsOf } from '../model/widgets.ts';
import { useEditor } from './editor-context.ts';

/** Asks before fields go that the conditions of others look at. */
export function DeleteDialog({ onClose }: { onClose: () => void }) {
  const { state, dispatch, say } = useEditor();
  const gone = widgetsOf(state.content, state.selected);
  const [first] = gone;
  const what = gone.length === 1 && first ? `“${first.options.name}”` : plural(gone.length, 'field', 'fields');
  const names = losingRules(state.content, state.selected).map(({ options }) => `“${options.name}”`);
  return (
    <AlertDialog
      open
      onOpenChange={onClose}
      title={`Delete ${what}?`}
      description={`The conditions that look at ${gone.length === 1 ? 'it' : 'them'} go too: ${names.join(', ')}.`}
      action="Delete"
      onAction={() => {
        dispatch({ kind: 'delete' });
        say('Deleted');
        onClose();
      }}
    />
  );
}
