import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { DocumentLookUp } from '../../../../contract/app/verify.ts';
import { messageOf } from '../../../lib/api.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { lookUpQuery } from '../api/verify.ts';

const sentences: Readonly<
  Record<DocumentLookUp['state'], { readonly tone: 'success' | 'warning' | 'info'; text: string }>
> = {
  completed: {
    tone: 'success',
    text: 'A document with this ID was completed here. Add its PDF above to see whether your copy is the sealed one.',
  },
  'not-completed': { tone: 'info', text: 'A document with this ID exists here. It is not completed.' },
  unknown: { tone: 'warning', text: 'There is no document with this ID here.' },
};

/** What can be said about a document ID: facts only. `initial` comes with the address of a QR code. */
export function LookUp({ initial }: { initial: string }) {
  const [typed, setTyped] = useState(initial);
  const [asked, setAsked] = useState(initial);
  const found = useQuery({ ...lookUpQuery(asked), enabled: asked !== '' });

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(typed.trim());
  }

  return (
    <section className="rounded-card border border-line bg-raised p-4 sm:p-6">
      <form onSubmit={submit} className="flex flex-col gap-3 sm:flex-row sm:items-end">
        <div className="min-w-0 flex-1">
          <Field label="Or look up a document ID" hint="It stands on the completion certificate.">
            {(control) => (
              <Input
                {...control}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                maxLength={40}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
        </div>
        <Button type="submit" loading={found.isFetching} className="sm:mb-5">
          Look up
        </Button>
      </form>
      <div aria-live="polite" className="empty:hidden [&>*]:mt-4">
        {found.isError && asked !== '' && <Banner tone="danger">{messageOf(found.error)}</Banner>}
        {found.data !== undefined && !found.isFetching && (
          <Banner tone={sentences[found.data.state].tone}>
            <span className="font-mono">{asked}</span>: {sentences[found.data.state].text}
          </Banner>
        )}
      </div>
    </section>
  );
}
