import { ApiError } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';

/** What was decided about the file so far. */
export interface Choices {
  readonly password: string;
  readonly form: 'flatten' | 'fields' | 'ask';
  readonly signed: 'ask' | 'keep' | 'flatten';
}

interface Question {
  readonly title: string;
  readonly words: string;
  /** The last is the usual one. */
  readonly answers: readonly { readonly label: string; readonly choice: Partial<Choices> }[];
}

/** A copy looks the same; its form is drawn in with everything else, so that it is one question. */
const copy: Question['answers'][number] = {
  label: 'Use a copy without signatures',
  choice: { signed: 'flatten', form: 'flatten' },
};

/** What only the sender can decide about a file; nothing for any other refusal. `alone`: it is all of the document. */
export function questionOf(error: unknown, alone: boolean): Question | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { code, detail } = error;
  if (code === 'signed-found' && alone) {
    const count = Number(detail.count ?? 0);
    return {
      title: 'This file is signed already',
      words: `Its signatures can be kept. Then nothing on its pages changes, ${openWords(count)}, and your signature is added behind them. For fields anywhere else, use a copy: it looks the same and holds no signatures.`,
      answers: [copy, { label: 'Keep the signatures', choice: { signed: 'keep' } }],
    };
  }
  if (code === 'already-signed' || code === 'signed-found') {
    const why = typeof detail.why === 'string' ? ` They can’t be kept: ${detail.why}` : '';
    return {
      title: 'This file is signed already',
      words: `Fields, stamps and new signatures would change it, and that ends the signatures in it.${why} You can go on with a copy that looks the same and holds none of them.`,
      answers: [copy],
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

function openWords(count: number): string {
  if (count === 0) return 'no field can be filled';
  return count === 1 ? 'only 1 field of its form can be filled' : `only ${count} fields of its form can be filled`;
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
