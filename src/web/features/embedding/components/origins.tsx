import { zodResolver } from '@hookform/resolvers/zod';
import { X } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { EmbeddingPage } from '../../../../contract/app/embedding.ts';
import { messageOf } from '../../../lib/api.ts';
import { showServerError } from '../../../lib/form-errors.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Input } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useAddOrigin, useRemoveOrigin } from '../api/embedding.ts';

const form = z.object({ origin: z.string().trim().min(1, 'Type an address, such as https://app.example.com.') });
type Values = z.infer<typeof form>;

/** The pages that may show signing pages in a frame: a list, and a line to add to it. */
export function Origins({ page }: { page: EmbeddingPage }) {
  const add = useAddOrigin();
  const remove = useRemoveOrigin();
  const { register, handleSubmit, setError, formState, reset } = useForm<Values>({
    resolver: zodResolver(form),
    defaultValues: { origin: '' },
  });

  async function submit({ origin }: Values): Promise<void> {
    try {
      await add.mutateAsync(origin);
      reset();
      tell('Address added');
    } catch (error) {
      showServerError(error, setError, ['origin']);
    }
  }

  return (
    <div className="mt-4 flex flex-col gap-4">
      {page.origins.length > 0 && (
        <ul className="divide-y divide-hair rounded-control border border-line">
          {page.origins.map((origin) => (
            <li key={origin} className="flex items-center justify-between gap-2 ps-3 pe-1">
              <span className="min-w-0 py-2 font-mono text-caption break-all">{origin}</span>
              <IconButton icon={X} label={`Remove ${origin}`} onClick={() => remove.mutate(origin)} />
            </li>
          ))}
        </ul>
      )}
      {remove.isError && <Banner tone="danger">{messageOf(remove.error)}</Banner>}
      {page.state === 'allowed' && (
        <form noValidate onSubmit={(event) => void handleSubmit(submit)(event)} className="flex flex-col gap-3">
          <Field
            label="Address of your page"
            hint="Scheme, host and port, such as https://app.example.com or http://localhost:5173."
            error={formState.errors.origin?.message ?? formState.errors.root?.message}
          >
            {(field) => (
              <Input
                {...field}
                {...register('origin')}
                type="url"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                placeholder="https://"
              />
            )}
          </Field>
          <div>
            <Button type="submit" variant="primary" loading={add.isPending}>
              Add address
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
