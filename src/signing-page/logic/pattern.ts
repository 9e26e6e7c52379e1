import { type Matches, patternParts } from '../../domain/widget/pattern.ts';

type Outcome = ReturnType<Matches>;
interface Question {
  readonly key: string;
  readonly source: string;
  readonly flags: string;
  readonly value: string;
}

/** Longer than any honest pattern takes, short enough not to be noticed. */
const limitMs = 300;
const mostKept = 500;
const code = 'onmessage = ({ data: [source, flags, value] }) => postMessage(new RegExp(source, flags).test(value));';

/**
 * Tests answers against the sender's patterns beside the page, in a worker that is ended when one runs away: no pattern
 * holds up the page. Until the outcome is there an answer counts as fitting; `onNews` is called when it comes. Where
 * there are no workers everything fits, and the server decides.
 */
export function createPatternGuard(onNews: () => void): Matches {
  const outcomes = new Map<string, Outcome>();
  const waiting: Question[] = [];
  let worker: Worker | undefined;
  let busy = false;

  function settle(key: string, outcome: Outcome): void {
    if (outcomes.size > mostKept) outcomes.clear();
    outcomes.set(key, outcome);
    busy = false;
    onNews();
    next();
  }

  function next(): void {
    const question = busy ? undefined : waiting.shift();
    if (!question) return;
    const { key, source, flags, value } = question;
    busy = true;
    worker ??= startWorker();
    if (!worker) {
      settle(key, 'match');
      return;
    }
    const timer = setTimeout(() => {
      worker?.terminate();
      worker = undefined;
      settle(key, 'timeout');
    }, limitMs);
    worker.onmessage = ({ data }: MessageEvent<boolean>) => {
      clearTimeout(timer);
      settle(key, data ? 'match' : 'no-match');
    };
    worker.postMessage([source, flags, value]);
  }

  return (pattern, value) => {
    if (typeof Worker === 'undefined') return 'match';
    const { source, flags } = patternParts(pattern);
    const key = JSON.stringify([source, flags, value]);
    const known = outcomes.get(key);
    if (known !== undefined) return known;
    try {
      new RegExp(source, flags);
    } catch {
      return 'invalid';
    }
    if (!waiting.some((question) => question.key === key)) {
      outcomes.set(key, 'match');
      waiting.push({ key, source, flags, value });
      setTimeout(next);
    }
    return 'match';
  };
}

function startWorker(): Worker | undefined {
  try {
    return new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  } catch {
    return undefined;
  }
}
