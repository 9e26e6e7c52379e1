import { useState } from 'react';
import type { DocumentRow } from '../../../../contract/app/documents.ts';
import { plural } from '../../../lib/numbers.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { tell } from '../../../ui/toast.tsx';
import { type BulkOutcome, useBulk } from '../api/bulk.ts';

export type BulkAct = 'remind' | 'revoke' | 'trash' | 'restore';

const words: Record<BulkAct, { ask: (count: string) => string; result: string; action: string; done: string }> = {
  remind: {
    ask: (count) => `Remind people of ${count}?`,
    result: 'The request goes out again to everybody whose turn it is.',
    action: 'Send reminders',
    done: 'reminded',
  },
  revoke: {
    ask: (count) => `Revoke ${count}?`,
    result: 'Nobody can sign them any more, and their recipients are told.',
    action: 'Revoke documents',
    done: 'revoked',
  },
  trash: {
    ask: (count) => `Delete ${count}?`,
    result: 'They go to the trash for 30 days. Nobody can sign them meanwhile, and recipients of open ones are told.',
    action: 'Delete documents',
    done: 'deleted',
  },
  restore: {
    ask: (count) => `Restore ${count}?`,
    result: 'They come back as they were.',
    action: 'Restore documents',
    done: 'restored',
  },
};

interface BulkDialogProps {
  act: BulkAct;
  rows: readonly DocumentRow[];
  onClose: () => void;
  onDone: () => void;
}

/** One after the other; what was refused is listed by name with its reason, and can be tried again. */
export function BulkDialog({ act, rows, onClose, onDone }: BulkDialogProps) {
  const [failed, setFailed] = useState<readonly BulkOutcome[]>([]);
  const bulk = useBulk();
  const { ask, result, action, done } = words[act];
  const left = failed.length === 0 ? rows : rows.filter((row) => failed.some(({ id }) => id === row.id));
  return (
    <AlertDialog
      open
      harmless={act === 'remind' || act === 'restore'}
      onOpenChange={() => (failed.length === 0 ? onClose() : onDone())}
      title={ask(plural(left.length, 'document', 'documents'))}
      description={result}
      action={failed.length === 0 ? action : 'Try again'}
      loading={bulk.isPending}
      onAction={() => {
        void bulk.mutateAsync({ act, ids: left.map(({ id }) => id) }).then((outcomes) => {
          const problems = outcomes.filter(({ problem }) => problem !== null);
          setFailed(problems);
          const went = outcomes.length - problems.length;
          if (went > 0) tell(`${plural(went, 'document', 'documents')} ${done}`);
          if (problems.length === 0) onDone();
        });
      }}
    >
      {failed.length > 0 && (
        <ul role="alert" className="flex max-h-48 flex-col gap-1 overflow-y-auto text-body">
          {failed.map(({ id, problem }) => (
            <li key={id} className="break-words">
              <span className="font-medium">{rows.find((row) => row.id === id)?.title}</span>
              <span className="text-danger">: {problem}</span>
            </li>
          ))}
        </ul>
      )}
    </AlertDialog>
  );
}
