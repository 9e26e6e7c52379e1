import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { FileQuestion, LinkIcon } from 'lucide-react';
import { useState } from 'react';
import type { EditorKey } from '../../../contract/app/editor.ts';
import { draftLinkQuery, draftQuery } from '../../features/editor/api/editor.ts';
import { Editor } from '../../features/editor/components/editor.tsx';
import { ApiError } from '../../lib/api.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Link } from '../../ui/link.tsx';
import { EditorSkeleton } from './editor-skeleton.tsx';

const documentRoute = getRouteApi('/desk/documents/$documentId/edit');
const templateRoute = getRouteApi('/desk/templates/$templateId/edit');
const linkRoute = getRouteApi('/link-desk/draft/$token');
const templateLinkRoute = getRouteApi('/link-desk/drafttemplate/$token');

export function EditDocumentPage() {
  const { documentId: id } = documentRoute.useParams();
  return <Opening key={id} from={{ by: 'owner', kind: 'document', id }} />;
}

export function EditTemplatePage() {
  const { templateId: id } = templateRoute.useParams();
  const { use = false } = templateRoute.useSearch();
  return <Opening key={id} from={{ by: 'owner', kind: 'template', id }} using={use} />;
}

export function DraftLinkPage() {
  return <ByLink token={linkRoute.useParams().token} />;
}

export function TemplateLinkPage() {
  return <ByLink token={templateLinkRoute.useParams().token} />;
}

/** The token is exchanged for a cookie first; from then on it's the same as for an owner. */
function ByLink({ token }: { token: string }) {
  const link = useQuery(draftLinkQuery(token));
  if (link.data !== undefined) return <Opening key={token} from={link.data} />;
  if (link.isPending) return <EditorSkeleton />;
  return <NotOpened error={link.error} onRetry={() => void link.refetch()} />;
}

function Opening({ from, using = false }: { from: EditorKey; using?: boolean }) {
  const [key, setKey] = useState(from);
  const [done, setDone] = useState(false);
  const draft = useQuery(draftQuery(key));
  const navigate = useNavigate();
  const router = useRouter();
  if (done) return <Told text={ended.sent ?? ''} />;
  if (draft.isPending) return <EditorSkeleton />;
  if (draft.data === undefined) return <NotOpened error={draft.error} onRetry={() => void draft.refetch()} />;
  const owner = key.by === 'owner';
  return (
    <Editor
      key={`${key.kind} ${key.id}`}
      editorKey={key}
      draft={draft.data}
      onBack={
        owner
          ? () =>
              router.history.canGoBack()
                ? router.history.back()
                : void navigate({ to: key.kind === 'template' ? '/templates' : '/documents' })
          : null
      }
      onSent={(documentId) => {
        if (!owner) setDone(true);
        else void navigate({ to: '/documents/$documentId', params: { documentId }, replace: true });
      }}
      onKey={setKey}
      opensReview={using && key === from}
    />
  );
}

const ended: Readonly<Record<string, string>> = {
  sent: 'This document has been sent. The link to its draft has done its work.',
  expired: 'This link has ended; it worked for 7 days. Ask whoever gave it to you for a new one.',
  deleted: 'This draft was deleted by its owner.',
  replaced: 'A newer link was made for this draft. Use that one.',
};

/** Why there is nothing to edit, and the way on. */
function NotOpened({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (error instanceof ApiError && error.code === 'link-ended') {
    return <Told text={ended[String(error.detail.why)] ?? error.message} />;
  }
  if (error instanceof ApiError && ['unknown-link', 'unknown-draft'].includes(error.code)) {
    const text =
      error.code === 'unknown-link'
        ? 'This link is not known here. Check that it was copied in full.'
        : 'There is no such draft here. It may have been deleted, or it belongs to the other environment.';
    return <Told text={text} />;
  }
  if (error instanceof ApiError && error.status === 409)
    return <Told text="This is no draft any more: it has been sent." />;
  return (
    <main className="grid min-h-[calc(100dvh-var(--top))] place-items-center bg-surface">
      <ErrorState error={error} onRetry={onRetry} />
    </main>
  );
}

function Told({ text }: { text: string }) {
  const byLink = /^\/draft(template)?\//.test(window.location.pathname);
  return (
    <main className="grid min-h-[calc(100dvh-var(--top))] place-items-center bg-surface">
      <EmptyState
        icon={byLink ? LinkIcon : FileQuestion}
        text={text}
        {...(byLink
          ? {}
          : {
              action: (
                <Link to="/documents" className={buttonClass()}>
                  All documents
                </Link>
              ),
            })}
      />
    </main>
  );
}
