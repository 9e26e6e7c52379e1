import { Copy, Globe, Hash, MoreHorizontal, PenLine, Trash2 } from 'lucide-react';
import { editorPagePath } from '../../../../contract/app/editor-pages.ts';
import type { TemplateRow } from '../../../../contract/app/templates.ts';
import { timeAgo } from '../../../lib/dates.ts';
import { plural } from '../../../lib/numbers.ts';
import { Badge } from '../../../ui/badge.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Link } from '../../../ui/link.tsx';
import { Menu } from '../../../ui/menu.tsx';

export type TemplateAct = 'edit' | 'copy' | 'copy-id' | 'public' | 'trash';

interface TemplateCardProps {
  template: TemplateRow;
  onAct: (act: TemplateAct, template: TemplateRow) => void;
}

/** Its first page, what it is for, who has a part in it, and Use. */
export function TemplateCard({ template, onAct }: TemplateCardProps) {
  const { id, title, roles, pages, fileVersion, publicUrl, updatedAt } = template;
  const act = (name: TemplateAct) => () => onAct(name, template);
  return (
    <li className="flex min-w-0 flex-col overflow-hidden rounded-card border border-line bg-raised">
      <Link
        to="/templates/$templateId/edit"
        params={{ templateId: id }}
        tabIndex={-1}
        aria-hidden="true"
        className="block h-40 overflow-hidden border-b border-hair bg-canvas px-8 pt-4"
      >
        <img
          src={editorPagePath({ by: 'owner', kind: 'template', id }, 1, 480, fileVersion)}
          alt=""
          loading="lazy"
          className="mx-auto w-full max-w-60 bg-white shadow-1"
        />
      </Link>
      <div className="flex flex-1 flex-col gap-2 p-4">
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">
            <h2 className="text-body font-medium break-words">{title}</h2>
            <p className="text-caption text-muted">
              {plural(pages, 'page', 'pages')}, changed {timeAgo(updatedAt)}
            </p>
          </div>
          <Menu
            trigger={<IconButton icon={MoreHorizontal} label={`Acts for ${title}`} size={32} tooltip={false} />}
            items={[
              { label: 'Edit', icon: PenLine, onSelect: act('edit') },
              { label: 'Duplicate', icon: Copy, onSelect: act('copy') },
              { label: publicUrl === null ? 'Make public' : 'Public link', icon: Globe, onSelect: act('public') },
              { label: 'Copy id', icon: Hash, onSelect: act('copy-id') },
              { label: 'Delete', icon: Trash2, danger: true, onSelect: act('trash') },
            ]}
          />
        </div>
        <p className="text-caption break-words text-muted">
          {roles.length === 0 ? 'No roles yet' : roles.map(({ role, email }) => email || role).join(', ')}
        </p>
        <div className="mt-auto flex flex-wrap items-center gap-2 pt-2">
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
          {publicUrl !== null && (
            <Badge tone="accent" icon={Globe}>
              Public
            </Badge>
          )}
        </div>
      </div>
    </li>
  );
}
