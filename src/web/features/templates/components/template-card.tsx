import { Globe } from 'lucide-react';
import { editorPagePath } from '../../../../contract/app/editor-pages.ts';
import type { TemplateRow } from '../../../../contract/app/templates.ts';
import { timeAgo } from '../../../lib/dates.ts';
import { plural } from '../../../lib/numbers.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Link } from '../../../ui/link.tsx';
import { type TemplateAct, TemplateMenu, TemplateUses } from './template-acts.tsx';

export interface TemplateCardProps {
  template: TemplateRow;
  onAct: (act: TemplateAct, template: TemplateRow) => void;
}

/** Its first page, what it is for, who has a part in it, and Use. */
export function TemplateCard({ template, onAct }: TemplateCardProps) {
  const { id, title, roles, pages, fileVersion, publicUrl, updatedAt } = template;
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
          <TemplateMenu template={template} onAct={onAct} />
        </div>
        <p className="text-caption break-words text-muted">
          {roles.length === 0 ? 'No roles yet' : roles.map(({ role, email }) => email || role).join(', ')}
        </p>
        <div className="mt-auto flex flex-wrap items-center gap-2 pt-2">
          <TemplateUses template={template} />
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
