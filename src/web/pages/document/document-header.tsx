import { ArrowLeft, Bell, Download, Link2, type LucideIcon, PenLine, RotateCcw } from 'lucide-react';
import type { DocumentView } from '../../../contract/app/documents.ts';
import { ActMenu } from '../../features/documents/components/act-menu.tsx';
import type { Act, Asked } from '../../features/documents/components/acts.ts';
import { nameOf } from '../../features/documents/components/person-words.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';

interface DocumentHeaderProps {
  document: DocumentView;
  onAsk: (asked: Asked) => void;
}

/** The next act, named after whom it concerns. */
function primaryOf(document: DocumentView): { act: Act; label: string; icon: LucideIcon } | null {
  const { may } = document;
  if (may.restore) return { act: 'restore', label: 'Restore', icon: RotateCcw };
  if (document.status === 'needs-me') return { act: 'sign', label: 'Sign', icon: PenLine };
  if (may.remind.length > 0) {
    const only =
      may.remind.length === 1 ? document.recipients.find((person) => person.id === may.remind[0]) : undefined;
    const name = only === undefined ? `${may.remind.length} people` : (nameOf(only).split(' ')[0] ?? nameOf(only));
    return { act: 'remind', label: `Remind ${name}`, icon: Bell };
  }
  if (document.files.length > 0) return { act: 'download', label: 'Download', icon: Download };
  return null;
}

function menuOf(document: DocumentView, primary: Act | undefined): readonly Act[] {
  const { may } = document;
  const acts: Act[] = [];
  if (may.remind.length > 0) acts.push('remind');
  if (may.copyLink.length > 0) acts.push('links');
  if (may.rename) acts.push('rename');
  if (may.extend) acts.push('extend');
  if (document.files.length > 0) acts.push('download');
  if (may.forward) acts.push('forward');
  const failed = ['declined', 'expired', 'revoked'].includes(document.status);
  if (may.copy) acts.push(failed ? 'fix' : 'copy', 'save-template');
  if (may.endDraftLink) acts.push('end-draft-link');
  if (may.revoke) acts.push('revoke');
  if (may.trash) acts.push('trash');
  return acts.filter((act) => act !== primary);
}

/** 72 high: back, title, badge, one secondary and one primary act, the rest in the menu. */
export function DocumentHeader({ document, onAsk }: DocumentHeaderProps) {
  const primary = primaryOf(document);
  const ask = (act: Act) => onAsk({ act, id: document.id, title: document.title });
  return (
    <header className="flex min-h-18 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-bg px-4 py-3 lg:sticky lg:top-(--top) lg:z-20 lg:ps-8 lg:pe-6">
      <Link
        to="/documents"
        aria-label="Back to Documents"
        className="-ms-2 hidden size-10 place-items-center rounded-control lg:grid"
      >
        <ArrowLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" strokeWidth={1.75} />
      </Link>
      <div className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 text-section font-semibold break-words max-lg:hidden lg:text-title">{document.title}</h1>
        <h2 className="min-w-0 text-section font-semibold break-words lg:hidden">{document.title}</h2>
        <StatusBadge status={document.status} />
      </div>
      <div className="flex gap-2 whitespace-nowrap max-sm:[&>button]:px-3">
        {document.may.copyLink.length > 0 && (
          <Button icon={Link2} onClick={() => ask('links')}>
            Copy link
          </Button>
        )}
        {document.status === 'draft' && document.deletedAt === null && (
          <Link
            to="/documents/$documentId/edit"
            params={{ documentId: document.id }}
            className={buttonClass({ variant: 'primary' })}
          >
            <PenLine aria-hidden="true" className="size-4" strokeWidth={1.75} />
            Edit
          </Link>
        )}
        {primary !== null && (
          <Button variant="primary" icon={primary.icon} onClick={() => ask(primary.act)}>
            {primary.label}
          </Button>
        )}
        <ActMenu
          id={document.id}
          title={document.title}
          acts={menuOf(document, primary?.act).filter((act) => act !== 'links')}
          onAsk={onAsk}
          size={40}
        />
      </div>
    </header>
  );
}
