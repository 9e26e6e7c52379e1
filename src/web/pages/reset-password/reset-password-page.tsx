import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { resetPassword } from '../../../contract/app/account.ts';
import { NewPasswordField } from '../../features/account/components/new-password-field.tsx';
import { callQuietly } from '../../lib/api.ts';
import { showServerError } from '../../lib/form-errors.ts';
import { becomeSignedOut } from '../../lib/me.ts';
import { newPassword } from '../../lib/new-password.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { PasswordInput } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';

const route = getRouteApi('/gate/reset-password');
const form = z
  .object({
    password: newPassword,
    repeated: z.string(),
  })
  .refine((values) => values.password === values.repeated, {
    path: ['repeated'],
    message: 'The two passwords differ.',
  });
type Values = z.infer<typeof form>;

export function ResetPasswordPage() {
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { register, handleSubmit, watch, setError, formState } = useForm<Values>({
    resolver: zodResolver(form),
    defaultValues: { password: '', repeated: '' },
  });
  const { errors, isSubmitting } = formState;

  async function submit({ password }: Values): Promise<void> {
    try {
      await callQuietly(resetPassword, { body: { token, password } });
      becomeSignedOut(client);
      await navigate({ to: '/sign-in', search: { reason: 'reset' }, replace: true });
    } catch (error) {
      showServerError(error, setError, ['password']);
    }
  }

  if (token === '') {
    return (
      <>
        <h1 className="text-title font-semibold">This link is not whole</h1>
        <p className="mt-1 mb-5 text-body text-muted">Open the link from the email again, or ask for a new one.</p>
        <Link to="/forgot-password" className={buttonClass({ size: 'large', wide: true })}>
          Ask for a new link
        </Link>
      </>
    );
  }
  return (
    <>
      <h1 className="text-title font-semibold">New password</h1>
      <p className="mt-1 mb-5 text-body text-muted">
        It ends every session of your account. In the sandbox your API tokens end too.
      </p>
      <form noValidate onSubmit={(event) => void handleSubmit(submit)(event)} className="flex flex-col gap-4">
        <NewPasswordField
          label="New password"
          tall
          typed={watch('password')}
          error={errors.password?.message}
          {...register('password')}
        />
        <Field label="Repeat the password" error={errors.repeated?.message}>
          {(field) => <PasswordInput {...field} {...register('repeated')} tall autoComplete="new-password" />}
        </Field>
        {errors.root?.message !== undefined && (
          <Banner tone="danger" action={<Link to="/forgot-password">Ask for a new link</Link>}>
            {errors.root.message}
          </Banner>
        )}
        <Button type="submit" variant="primary" size="large" wide loading={isSubmitting}>
          Set password
        </Button>
      </form>
    </>
  );
}
