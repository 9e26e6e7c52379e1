/** @jsxImportSource preact */
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { fieldIcons } from './field-box.tsx';
import { Sheet } from './sheet.tsx';
import type { Signing } from './use-signing.ts';

/** The kinds of fields the reader may add; the one chosen is placed by the next press on a page. */
export function Palette({ signing }: { readonly signing: Signing }) {
  return (
    <Sheet
      id="palette"
      onClose={signing.cancelPlacing}
      lead={
        <h2 class="sheet-title" id="sheet-label">
          {words.own.add}
        </h2>
      }
    >
      <ul class="sheet-body palette">
        {signing.view.ownTypes.map((type, at) => (
          <li key={type}>
            <button
              type="button"
              class="palette-item"
              onClick={() => signing.arm(type)}
              {...(at === 0 ? { 'data-focus': '' } : {})}
            >
              <Icon name={fieldIcons[type]} size={20} />
              {words.fieldNames[type]}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
