import { InkSheet } from '../../../ui/signature/ink-sheet.tsx';
import { uploadPicture } from '../api/upload.ts';
import { type AskedInk, useEditor } from './editor-context.ts';

/** The sheet for a signature, initials or a stamp; what it makes lands in all fields that wait for it. */
export function AskedInkSheet({ asked }: { asked: AskedInk }) {
  const { key, dispatch, state, askInk, say } = useEditor();
  const name = state.mine?.person.name ?? '';
  const initials = name
    .split(/\s+/)
    .map((word) => Array.from(word)[0] ?? '')
    .join('');
  return (
    <InkSheet
      kind={asked.kind}
      name={asked.kind === 'initials' ? initials : name}
      onClose={() => askInk(null)}
      onApply={async (picture) => {
        const { sha256 } = await uploadPicture(key, picture);
        dispatch({ kind: 'ink', ink: asked.kind, image: sha256, id: asked.id });
        askInk(null);
        say('Signed');
      }}
    />
  );
}
