import { useState } from 'react';
import type { EditorKey, SentDraft } from '../../../../../contract/app/editor.ts';
import { postDraft, postFinish, type TemplateUse } from '../../api/editor.ts';
import type { Problem } from '../../model/problems.ts';
import { serverProblem } from '../../model/server-problems.ts';
import type { EditorContent } from '../../model/types.ts';
import type { Saving } from '../use-autosave.ts';

export interface Sending {
  readonly busy: boolean;
  readonly error: unknown;
  /** What the server found in spite of everything. */
  readonly problems: readonly Problem[];
  readonly sent: SentDraft | null;
  send(use?: TemplateUse): Promise<void>;
  reset(): void;
}

/** Saves what is unsaved, then sends exactly that version, or signs it where it is one's own. */
export function useSending(key: EditorKey, saving: Saving, content: EditorContent): Sending {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [sent, setSent] = useState<SentDraft | null>(null);

  async function send(use?: TemplateUse): Promise<void> {
    setBusy(true);
    setError(null);
    setProblems([]);
    try {
      const version = await saving.flush();
      if (version === null) return; // The banner under the header tells why.
      const answer = content.own ? await postFinish(key, version) : await postDraft(key, version, use);
      if (answer.outcome === 'sent') setSent(answer.sent);
      else setProblems(answer.problems.map((problem) => serverProblem(problem, content, saving.personOf)));
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  }

  function reset(): void {
    setSent(null);
    setError(null);
    setProblems([]);
  }

  return { busy, error, problems, sent, send, reset };
}
