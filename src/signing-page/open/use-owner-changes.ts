import { useRef, useState } from 'preact/hooks';
import type { OwnerChanges } from '../../contract/sign/requests.ts';
import type { RecipientsChange } from '../../domain/document/changes.ts';
import type { OpenView } from '../../domain/recipient/signing-view.ts';
import { usePage } from '../context.ts';
import { useOnce } from '../effects.ts';
import { changedText } from '../sentences.ts';

export interface OwnersEdits {
  /** What the owner has changed since the page was opened. */
  readonly changed: readonly RecipientsChange[];
  /** Takes over what the server told. */
  tell(changes: OwnerChanges): void;
}

/** Hears of the owner's edits: when the reader comes back to the page, and by what other requests tell. */
export function useOwnerChanges(view: OpenView): OwnersEdits {
  const { api, say } = usePage();
  const [changed, setChanged] = useState<readonly RecipientsChange[]>([]);
  const known = useRef('');

  function tell({ changed: next }: OwnerChanges): void {
    if (next.length === 0 || next.join() === known.current) return;
    known.current = next.join();
    setChanged(next);
    say(changedText(next, view.selfSign));
  }

  useOnce(() => {
    function ask(): void {
      if (document.visibilityState !== 'visible') return;
      // Whoever is offline, or has to give a code first, hears of it later.
      api.get<OwnerChanges>(`changes?since=${view.seenEdit}`).then(tell, () => undefined);
    }
    addEventListener('focus', ask);
    document.addEventListener('visibilitychange', ask);
    return () => {
      removeEventListener('focus', ask);
      document.removeEventListener('visibilitychange', ask);
    };
  });

  return { changed, tell };
}
