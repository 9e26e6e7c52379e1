import type { OwnerChanges } from '../contract/sign/requests.ts';
import type { OwnField } from '../domain/widget/own-widget.ts';
import type { Answers, WidgetResponse } from '../domain/widget/types.ts';
import { type Api, Refused, Unreachable } from './api.ts';

export type SaveState = 'saved' | 'saving' | 'kept';

/** What the browser keeps of an unfinished document: answers and own fields that are not yet with the server. */
export interface Kept {
  readonly answers: Answers;
  /** All own fields as they stand; undefined where the server knows them. */
  readonly fields?: readonly OwnField[] | undefined;
}

/** Not a word about the answers: they can be sent later, once a code is given or somebody else has acted. */
const passing: readonly string[] = ['gate-closed', 'not-your-turn'];

const nothing: Kept = { answers: {} };

export interface Outbox {
  /** What an earlier visit left behind. */
  restore(): Kept;
  /** Saves one answer: in the browser at once, with the server soon. */
  put(id: string, answer: WidgetResponse): void;
  /** Saves the own fields, and drops what was answered in one that is gone. */
  putFields(fields: readonly OwnField[], gone?: string): void;
  /** Sends what waits; resolves when everything given so far is with the server. Throws as the api does. */
  flush(): Promise<void>;
  /** Waits for what is being sent and sends nothing more by itself: the last act takes all answers along. */
  hold(): Promise<void>;
  /** Forgets everything, at the end. */
  clear(): void;
}

interface Wiring {
  readonly api: Api;
  readonly key: string;
  /** Runs before answers are sent: the consent must be with the server first. */
  readonly before: () => Promise<void>;
  /** `seenEdit` of the view on the screen. */
  readonly seenEdit: number;
  readonly onState: (state: SaveState) => void;
  /** The owner has changed the document meanwhile. */
  readonly onChanged: (changes: OwnerChanges) => void;
  readonly onRefused: (refusal: Refused) => void;
}

export function createOutbox({ api, key, before, seenEdit, onState, onChanged, onRefused }: Wiring): Outbox {
  let kept = read(key);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> | undefined;

  function keep(next: Kept): void {
    kept = next;
    try {
      if (next === nothing) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Storage may be full or switched off; the answers still live in this tab.
    }
  }

  async function send(): Promise<void> {
    await before();
    while (Object.keys(kept.answers).length > 0 || kept.fields) {
      const { answers: batch, fields } = kept;
      onState('saving');
      const content = { answers: batch, ...(fields ? { fields } : {}), seenEdit };
      const { changed = [] } = await api.post<Partial<OwnerChanges>>('answers', content);
      if (changed.length > 0) onChanged({ changed });
      const left = Object.entries(kept.answers).filter(([id, answer]) => batch[id] !== answer);
      keep({ answers: Object.fromEntries(left), fields: kept.fields === fields ? undefined : kept.fields });
    }
    onState('saved');
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    sending ??= send().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  function soon(wait: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      flush().catch((fault: unknown) => {
        onState('kept');
        if (fault instanceof Refused) {
          if (!passing.includes(fault.code)) keep({ answers: {} });
          onRefused(fault);
        } else if (fault instanceof Unreachable) soon(5000);
      });
    }, wait);
  }

  addEventListener('online', () => soon(0));
  return {
    restore: () => kept,
    put(id, answer) {
      keep({ ...kept, answers: { ...kept.answers, [id]: answer } });
      soon(600);
    },
    putFields(fields, gone) {
      const answers = Object.entries(kept.answers).filter(([id]) => id !== gone);
      keep({ answers: Object.fromEntries(answers), fields });
      soon(600);
    },
    flush,
    async hold() {
      clearTimeout(timer);
      await sending?.catch(() => undefined);
      clearTimeout(timer);
    },
    clear() {
      clearTimeout(timer);
      keep(nothing);
    },
  };
}

function read(key: string): Kept {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>) };
  } catch {
    return nothing;
  }
}
