import { Info, TriangleAlert } from 'lucide-react';
import { Sheet } from '../../../ui/sheet.tsx';
import type { Problem } from '../model/problems.ts';
import { useEditor } from './editor-context.ts';

/** Everything that stands in the way; each leads to its place. */
export function ProblemList({ onGo, onClose }: { onGo: (problem: Problem) => void; onClose: () => void }) {
  const { problems } = useEditor();
  return (
    <Sheet open onOpenChange={onClose} title={problems.length === 0 ? 'Nothing to fix' : 'Things to fix'}>
      {problems.length === 0 && <p className="text-muted">All is set.</p>}
      <ul className="-mx-2">
        {problems.map((problem) => {
          const Icon = problem.warning === true ? Info : TriangleAlert;
          return (
            <li key={`${problem.words}${JSON.stringify(problem.place)}`}>
              <button
                type="button"
                onClick={() => onGo(problem)}
                className="pressable flex min-h-12 w-full items-center gap-3 rounded-control px-2 text-start text-body"
              >
                <Icon
                  aria-hidden="true"
                  className={`size-4 shrink-0 ${problem.warning === true ? 'text-muted' : 'text-warning'}`}
                  strokeWidth={1.75}
                />
                <span className="min-w-0 flex-1 break-words">{problem.words}</span>
                <span className="font-medium text-accent">Show</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}
