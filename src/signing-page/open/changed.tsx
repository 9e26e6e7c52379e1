/** @jsxImportSource preact */
import { Icon } from '../parts/icons.tsx';
import { changedText } from '../sentences.ts';
import { words } from '../words.ts';
import type { Signing } from './use-signing.ts';

/** Says what the owner has changed since the page was opened. The reader decides when to look. */
export function Changed({ signing }: { readonly signing: Signing }) {
  const { changed, view, reload } = signing;
  if (changed.length === 0) return null;
  return (
    <div class="head-notice">
      <Icon name="alert" size={20} />
      <p>{changedText(changed, view.selfSign)}</p>
      <button type="button" class="link-button" onClick={reload}>
        {words.changed.reload}
      </button>
    </div>
  );
}
