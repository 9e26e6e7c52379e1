import { Download, FileSpreadsheet, Keyboard } from 'lucide-react';
import { chooseFiles } from '../../../lib/new-file.ts';
import { count } from '../../../lib/numbers.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import type { BulkForm } from '../api/bulk-send.ts';
import { downloadSample } from '../model/sample.ts';

interface ChooseRowsProps {
  form: BulkForm;
  fault: string;
  busy: boolean;
  onFile: (file: File) => void;
  onType: () => void;
}

/** Where the rows come from: a file that is dropped or chosen, or the keyboard. */
export function ChooseRows({ form, fault, busy, onFile, onType }: ChooseRowsProps) {
  return (
    <section
      aria-label="Rows"
      className="flex min-h-72 flex-col items-center justify-center gap-4 rounded-card border-[1.5px] border-dashed border-control bg-surface px-6 py-8 text-center"
    >
      <span className="grid size-11 place-items-center rounded-card bg-soft text-accent">
        <FileSpreadsheet aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <p className="max-w-120">
        <span className="block text-section font-semibold">Drop a CSV or XLSX file</span>
        <span className="mt-1 block text-body text-muted">
          Each row becomes one document and uses 1 credit. At most {count(form.mostRows)}{' '}
          {form.mostRows === 1 ? 'row' : 'rows'} in one go; you see what each column fills before anything is sent.
          {form.environment === 'sandbox' && ' Do not upload confidential data.'}
        </span>
      </p>
      {fault !== '' && <Banner tone="danger">{fault} Nothing was sent.</Banner>}
      <div className="flex flex-wrap justify-center gap-2">
        <Button
          variant="primary"
          icon={FileSpreadsheet}
          loading={busy}
          onClick={() => chooseFiles('.csv,.xlsx,.txt,.tsv', ([file]) => file !== undefined && onFile(file))}
        >
          Choose a file
        </Button>
        <Button icon={Keyboard} onClick={onType}>
          Type the rows
        </Button>
        <Button variant="quiet" icon={Download} onClick={() => void downloadSample(form)}>
          Download a sample
        </Button>
      </div>
    </section>
  );
}
