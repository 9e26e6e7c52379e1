import type { Asked } from './acts.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { DownloadDialog } from './download-dialog.tsx';
import { EndDraftLinkDialog } from './end-draft-link-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { LinksDialog } from './links-dialog.tsx';
import { RemindDialog } from './remind-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { SaveTemplateDialog } from './save-template-dialog.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { TrashDialog } from './trash-dialog.tsx';

export interface ActDialogsProps {
  asked: Asked | null;
  onClose: () => void;
  /** Where to go once the document is in the trash. */
  onTrashed?: () => void;
}

/** The dialog of whatever act was chosen in a row, on a card or on the document's page. */
export function ActDialogs({ asked, onClose, onTrashed }: ActDialogsProps) {
  if (asked === null) return null;
  const { act, id, title, personId } = asked;
  switch (act) {
    case 'sign':
      return <SignDialog id={id} title={title} onClose={onClose} />;
    case 'remind':
      return <RemindDialog id={id} title={title} onClose={onClose} />;
    case 'links':
      return <LinksDialog id={id} title={title} onClose={onClose} />;
    case 'correct':
      return <CorrectDialog id={id} title={title} personId={personId ?? ''} onClose={onClose} />;
    case 'rename':
      return <RenameDialog id={id} title={title} onClose={onClose} />;
    case 'extend':
      return <ExtendDialog id={id} title={title} onClose={onClose} />;
    case 'forward':
      return <ForwardDialog id={id} title={title} onClose={onClose} />;
    case 'copy':
    case 'fix':
      return <CopyDialog id={id} title={title} onClose={onClose} />;
    case 'end-draft-link':
      return <EndDraftLinkDialog id={id} title={title} onClose={onClose} />;
    case 'save-template':
      return <SaveTemplateDialog id={id} title={title} onClose={onClose} />;
    case 'download':
      return <DownloadDialog id={id} title={title} onClose={onClose} />;
    case 'revoke':
      return <RevokeDialog id={id} title={title} onClose={onClose} />;
    case 'trash':
      return (
        <TrashDialog id={id} title={title} onClose={onClose} {...(onTrashed === undefined ? {} : { onTrashed })} />
      );
    case 'restore':
      return <RestoreDialog id={id} title={title} onClose={onClose} />;
  }
}
