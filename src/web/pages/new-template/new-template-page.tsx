import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { chooseFiles, claimFiles, FILE_TYPES } from '../../lib/new-file.ts';
import { Button } from '../../ui/button.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';

const NewDraftDialog = lazy(() =>
  import('../../features/editor/components/new-draft-dialog.tsx').then((file) => ({ default: file.NewDraftDialog })),
);

/** A template begins with its file; roles and fields follow in the editor. */
export function NewTemplatePage() {
  const [files, setFiles] = useState<readonly File[] | null>(null);
  const navigate = useNavigate();
  useEffect(() => claimFiles({ take: setFiles, words: 'Drop to make a template' }), []);
  return (
    <PageBody>
      <PageHeader title="New template" />
      <section
        aria-label="File of the template"
        className="flex min-h-72 flex-col items-center justify-center gap-4 rounded-card border-[1.5px] border-dashed border-control bg-surface px-6 py-8 text-center"
      >
        <span className="grid size-11 place-items-center rounded-card bg-soft text-accent">
          <FileUp aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
        <p className="max-w-120">
          <span className="block text-section font-semibold">Drop the file that you send again and again</span>
          <span className="mt-1 block text-body text-muted">
            PDF, PNG, JPEG or DOCX. Next you name roles in place of people and place their fields.
          </span>
        </p>
        <Button variant="primary" onClick={() => chooseFiles(FILE_TYPES, setFiles)}>
          Choose a file
        </Button>
      </section>
      {files !== null && (
        <Suspense fallback={null}>
          <NewDraftDialog
            key={files.map((file) => `${file.name} ${file.lastModified}`).join()}
            kind="template"
            files={files}
            onClose={() => setFiles(null)}
            onMade={(templateId) =>
              void navigate({ to: '/templates/$templateId/edit', params: { templateId }, replace: true })
            }
          />
        </Suspense>
      )}
    </PageBody>
  );
}
