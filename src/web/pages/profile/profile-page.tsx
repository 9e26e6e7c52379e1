import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { changeProfile } from '../../../contract/app/account.ts';
import { call } from '../../lib/api.ts';
import { showServerError } from '../../lib/form-errors.ts';
import { useInstance } from '../../lib/instance.ts';
import { meQuery, useMe } from '../../lib/me.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { OutLink } from '../../ui/link.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { useSupport } from '../../ui/support-link.tsx';
import { tell } from '../../ui/toast.tsx';

const form = z.object({
  name: z.string().trim().min(1, 'Type your name.').max(200),
  phone: z.string().trim().max(200),
  company: z.string().trim().max(200),
  jobTitle: z.string().trim().max(200),
  newsletter: z.boolean(),
});
type Values = z.infer<typeof form>;

export function ProfilePage() {
  const { account } = useMe();
  const { liveUrl } = useInstance();
  const support = useSupport();
  const client = useQueryClient();
  const { name, phone, company, jobTitle, newsletter } = account;
  const { register, control, handleSubmit, setError, formState, reset } = useForm<Values>({
    resolver: zodResolver(form),
    defaultValues: { name, phone, company, jobTitle, newsletter },
  });
  const { errors, isSubmitting } = formState;

  async function save(values: Values): Promise<void> {
    try {
      client.setQueryData(meQuery.queryKey, await call(changeProfile, { body: values }));
      reset(values);
      tell('Profile saved');
    } catch (error) {
      showServerError(error, setError, ['name', 'phone', 'company', 'jobTitle']);
    }
  }

  return (
    <PageBody narrow>
      <PageHeader title="Profile" lead="Recipients see your name and company in emails and on the signing page." />
      {account.readOnly && (
        <div className="mb-5">
          <Banner tone="info" action={<OutLink href={`${liveUrl}/settings/profile`}>Edit in Live</OutLink>}>
            People in the sandbox are copies of those in Live and are edited there.
          </Banner>
        </div>
      )}
      <form noValidate onSubmit={(event) => void handleSubmit(save)(event)} className="flex flex-col gap-4">
        <Field label="Email" hint={support === null ? undefined : `To change the address, write to ${support}.`}>
          {(field) => <Input {...field} readOnly value={account.email} />}
        </Field>
        <Field label="Name" error={errors.name?.message}>
          {(field) => <Input {...field} {...register('name')} autoComplete="name" readOnly={account.readOnly} />}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Company" error={errors.company?.message}>
            {(field) => (
              <Input {...field} {...register('company')} autoComplete="organization" readOnly={account.readOnly} />
            )}
          </Field>
          <Field label="Job title" error={errors.jobTitle?.message}>
            {(field) => (
              <Input
                {...field}
                {...register('jobTitle')}
                autoComplete="organization-title"
                readOnly={account.readOnly}
              />
            )}
          </Field>
        </div>
        <Field label="Phone" optional error={errors.phone?.message}>
          {(field) => (
            <Input {...field} {...register('phone')} type="tel" autoComplete="tel" readOnly={account.readOnly} />
          )}
        </Field>
        {!account.readOnly && (
          <>
            <Controller
              control={control}
              name="newsletter"
              render={({ field }) => (
                <Checkbox
                  checked={field.value}
                  onChange={field.onChange}
                  label="Send me news about the product, at most once a month"
                />
              )}
            />
            {errors.root?.message !== undefined && <Banner tone="danger">{errors.root.message}</Banner>}
            <div>
              <Button type="submit" variant="primary" loading={isSubmitting}>
                Save profile
              </Button>
            </div>
          </>
        )}
      </form>
    </PageBody>
  );
}
