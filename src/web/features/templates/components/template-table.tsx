import { Globe } from 'lucide-react';
import { editorPagePath } from '../../../../contract/app/editor-pages.ts';
import type { TemplateRow } from '../../../../contract/app/templates.ts';
import { timeAgo } from '../../../lib/dates.ts';
import { plural } from '../../../lib/numbers.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Link } from '../../../ui/link.tsx';
import { Cell, Head, Row, Table } from '../../../ui/table.tsx';
import { type TemplateAct, TemplateMenu, TemplateUses } from './template-acts.tsx';

interface TemplateTableProps {
  templates: readonly TemplateRow[];
  onAct: (act: TemplateAct, template: TemplateRow) => void;
}

/** The same as the cards, a line each. */
export function TemplateTable({ templates, onAct }: TemplateTableProps) {
  return (
    <Table label="Templates">
      <Head columns={['Template', 'Roles', 'Changed', { label: 'Acts', hidden: true }]} />
      <tbody>
        {templates.map((template) => {
          const { id, title, roles, pages, fileVersion, publicUrl, updatedAt } = template;
          return (
            <Row key={id}>
              <Cell label="Template" main>
                <span className="flex items-center gap-3">
                  <img
                    src={editorPagePath({ by: 'owner', kind: 'template', id }, 1, 480, fileVersion)}
                    alt=""
                    loading="lazy"
                    className="h-[34px] w-[26px] shrink-0 border border-line bg-white object-cover object-top"
                  />
                  <span className="min-w-0">
                    <Link to="/templates/$templateId/edit" params={{ templateId: id }}>
                      {title}
                    </Link>
                    {publicUrl !== null && (
                      <span className="ms-2">
                        <Badge tone="accent" icon={Globe}>
                          Public
                        </Badge>
                      </span>
                    )}
                    <span className="block text-caption text-muted">{plural(pages, 'page', 'pages')}</span>
                  </span>
                </span>
              </Cell>
              <Cell label="Roles">
                {roles.length === 0 ? 'No roles yet' : roles.map(({ role, email }) => email || role).join(', ')}
              </Cell>
              <Cell label="Changed" whole>
                {timeAgo(updatedAt)}
              </Cell>
              <Cell label="" end>
                <span className="flex items-center gap-2 sm:justify-end">
                  <TemplateUses template={template} />
                  <TemplateMenu template={template} onAct={onAct} />
                </span>
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </Table>
  );
}
