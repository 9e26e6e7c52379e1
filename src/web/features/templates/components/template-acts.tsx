import {
  Copy,
  Globe,
  Hash,
  Link as LinkIcon,
  MoreHorizontal,
  PenLine,
  Sheet,
  TextCursorInput,
  Trash2,
} from 'lucide-react';
import type { TemplateRow } from '../../../../contract/app/templates.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Link } from '../../../ui/link.tsx';
import { Menu } from '../../../ui/menu.tsx';

export type TemplateAct = 'edit' | 'rename' | 'copy' | 'copy-id' | 'copy-link' | 'public' | 'answers' | 'trash';

interface TemplateMenuProps {
  template: TemplateRow;
  onAct: (act: TemplateAct, template: TemplateRow) => void;
}

/** Everything one does with a template but using it. */
export function TemplateMenu({ template, onAct }: TemplateMenuProps) {
  const { title, publicUrl } = template;
  const act = (name: TemplateAct) => () => onAct(name, template);
  return (
    <Menu
      trigger={<IconButton icon={MoreHorizontal} label={`Acts for ${title}`} size={32} tooltip={false} />}
      items={[
        { label: 'Edit', icon: PenLine, onSelect: act('edit') },
        { label: 'Rename', icon: TextCursorInput, onSelect: act('rename') },
        { label: 'Duplicate', icon: Copy, onSelect: act('copy') },
        { label: publicUrl === null ? 'Make public' : 'Public link', icon: Globe, onSelect: act('public') },
        ...(publicUrl === null ? [] : [{ label: 'Copy public link', icon: LinkIcon, onSelect: act('copy-link') }]),
        { label: 'Copy id', icon: Hash, onSelect: act('copy-id') },
        { label: 'Download answers', icon: Sheet, onSelect: act('answers') },
        { label: 'Delete', icon: Trash2, danger: true, onSelect: act('trash') },
      ]}
    />
  );
}

/** One document of it, or many. */
export function TemplateUses({ template: { id, title } }: { template: TemplateRow }) {
  return (
    <>
      <Link
        to="/templates/$templateId/edit"
        params={{ templateId: id }}
        search={{ use: true }}
        aria-label={`Use ${title}`}
        className={buttonClass({ variant: 'primary', size: 'small' })}
      >
        Use
      </Link>
      <Link
        to="/templates/$templateId/bulk-send"
        params={{ templateId: id }}
        aria-label={`Bulk send ${title}`}
        className={buttonClass({ size: 'small' })}
      >
        Bulk send
      </Link>
    </>
  );
}
