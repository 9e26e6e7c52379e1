import { ApiError } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';

/** What was decided about the file so far. */
export interface Choices {
  readonly password: string;
  readonly form: 'flatten' | 'fields' | 'ask';
  readonly flattenSigned: boolean;
}

interface Question {
  readonly title: string;
  readonly words: string;
  /** The last is the usual one. */
  readonly answers: readonly { readonly label: string; readonly choice: Partial<Choices> }[];
}

/** What only the sender can decide about a file; nothing for any other refusal. */
export function questionOf(error: unknown): Question | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { code, detail } = error;
  if (code === 'already-signed') {
    return {
      title: 'This file is signed already',
      words:
        'Fields, stamps and new signatures would change it, and that ends the signatures in it. You can go on with a copy that looks the same and holds none of them.',
      answers: [{ label: 'Use a copy without signatures', choice: { flattenSigned: true } }],
    };
  }
  if (code !== 'form-found') return undefined;
  const count = Number(detail.count ?? 0);
  return {
    title: 'This file is a form',
    words: `It has ${count === 1 ? '1 field' : `${count} fields`}. Make them fields that your recipients fill in, or keep the form as it looks now.`,
    answers: [
      { label: 'Keep as it looks', choice: { form: 'flatten' } },
      { label: 'Use as fields', choice: { form: 'fields' } },
    ],
  };
}

export function FileQuestion({
  words,
  answers,
  onCancel,
  onAnswer,
}: Question & { onCancel: () => void; onAnswer: (choice: Partial<Choices>) => void }) {
  return (
    <>
      <p className="mt-4">{words}</p>
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        {answers.map(({ label, choice }, index) => (
          <Button
            key={label}
            variant={index === answers.length - 1 ? 'primary' : 'secondary'}
            onClick={() => onAnswer(choice)}
          >
            {label}
          </Button>
        ))}
      </DialogActions>
    </>
  );
}
