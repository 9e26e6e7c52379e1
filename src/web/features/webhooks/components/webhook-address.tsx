import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { WebhookPage } from '../../../../contract/app/webhooks.ts';
import { messageOf } from '../../../lib/api.ts';
import { showServerError } from '../../../lib/form-errors.ts';
import { whenDone } from '../../../lib/when-done.ts';
import { AlertDialog } from '../../../ui/alert-dialog.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { useRemoveWebhook, useSaveWebhook } from '../api/webhooks.ts';

const form = z.object({
  url: z
    .string()
    .trim()
    .regex(/^https?:\/\/\S+$/i, 'Type a whole address, such as https://example.com/signet.'),
});
type Values = z.infer<typeof form>;

/** The address that events are posted to. */
export function WebhookAddress({ page }: { page: WebhookPage }) {
  const [removing, setRemoving] = useState(false);
  const save = useSaveWebhook();
  const remove = useRemoveWebhook();
  const { register, handleSubmit, setError, formState, reset } = useForm<Values>({
    resolver: zodResolver(form),
    values: { url: page.url ?? '' },
  });

  async function submit({ url }: Values): Promise<void> {
    try {
      await save.mutateAsync(url);
      tell('Webhook saved');
    } catch (error) {
      showServerError(error, setError, ['url']);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void handleSubmit(submit)(event)} className="mt-4 flex flex-col gap-3">
      <Field
        label="Address"
        hint={`Events: ${page.events.join(', ')}. Each is posted as JSON and retried for 24 h until your server answers 2xx.`}
        error={formState.errors.url?.message}
      >
        {(field) => (
          <Input
            {...field}
            {...register('url')}
            type="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="https://"
          />
        )}
      </Field>
      {page.insecure && (
        <Banner tone="warning">This address is http, not https: what is delivered can be read on the way.</Banner>
      )}
      {formState.errors.root?.message !== undefined && <Banner tone="danger">{formState.errors.root.message}</Banner>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={save.isPending}>
          Save address
        </Button>
        {page.url !== null && (
          <Button variant="danger" onClick={() => setRemoving(true)}>
            Remove webhook
          </Button>
        )}
      </div>
      <AlertDialog
        open={removing}
        onOpenChange={setRemoving}
        title="Remove the webhook?"
        description={`Nothing is posted to ${page.url ?? ''} any more. The log of deliveries stays.`}
        action="Remove webhook"
        loading={remove.isPending}
        error={remove.isError ? messageOf(remove.error) : undefined}
        onAction={() =>
          whenDone(remove.mutateAsync(), () => {
            setRemoving(false);
            reset({ url: '' });
            tell('Webhook removed');
          })
        }
      />
    </form>
  );
}
