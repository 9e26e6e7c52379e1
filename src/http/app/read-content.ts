import type { EditorContent } from '../../contract/app/editor-content.ts';
import type { DraftWidget } from '../../domain/draft/content.ts';
import type { WidgetOptions } from '../../domain/widget/types.ts';
import type { SavedContent } from '../../features/drafts/check-save.ts';

/** The parsed content as the features take it: options that were not given are no keys. */
export function readContent({ people, prefill, ...rest }: EditorContent): SavedContent {
  return {
    ...rest,
    people: people.map(({ answers, ...person }) => ({
      ...person,
      widgets: person.widgets.map(readWidget),
      ...(answers === undefined ? {} : { answers }),
    })),
    prefill: prefill.map(({ widget, response }) => ({ widget: readWidget(widget), response })),
  };
}

function readWidget({ options, ...place }: EditorContent['prefill'][number]['widget']): DraftWidget {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  // The schema has checked each of them; only its type says "or undefined".
  return { ...place, options: given as unknown as WidgetOptions };
}
