import { useState } from 'react';
import { plural } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { type PageChoice, pagesFor, widgetsOf } from '../model/widgets.ts';
import { useEditor } from './editor-context.ts';

const choices = [
  { value: 'all', label: 'All pages' },
  { value: 'all-but-first', label: 'All but the first' },
  { value: 'all-but-last', label: 'All but the last' },
  { value: 'range', label: 'From one page to another' },
] as const;

/** The same field at the same place of other pages. */
export function PagesDialog({ onClose }: { onClose: () => void }) {
  const { state, dispatch, say } = useEditor();
  const count = state.pages.length;
  const [choice, setChoice] = useState<(typeof choices)[number]['value']>('all');
  const [from, setFrom] = useState('1');
  const [to, setTo] = useState(String(count));
  const range: PageChoice = { from: Number(from), to: Number(to) };
  const own = new Set(widgetsOf(state.content, state.selected).map((widget) => widget.page));
  const targets = pagesFor(choice === 'range' ? range : choice, count).filter((page) => own.size > 1 || !own.has(page));
  return (
    <Dialog open onOpenChange={onClose} title="Copy to other pages">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (targets.length === 0) return;
          dispatch({ kind: 'copy-to-pages', pages: targets });
          say(`Copied to ${plural(targets.length, 'page', 'pages')}`);
          onClose();
        }}
      >
        <Field label="Pages">
          {(control) => <Select {...control} value={choice} options={choices} onChange={setChoice} />}
        </Field>
        {choice === 'range' && (
          <div className="mt-4 grid grid-cols-2 gap-4">
            <Field label="From page">
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  value={from}
                  onChange={(event) => setFrom(event.target.value)}
                />
              )}
            </Field>
            <Field label="To page">
              {(control) => (
                <Input {...control} inputMode="numeric" value={to} onChange={(event) => setTo(event.target.value)} />
              )}
            </Field>
          </div>
        )}
        <p role="status" className="mt-3 text-caption text-muted">
          {targets.length === 0
            ? 'No other page is meant by this.'
            : `Makes copies on ${plural(targets.length, 'page', 'pages')}.`}
        </p>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" aria-disabled={targets.length === 0 || undefined}>
            Copy to pages
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
