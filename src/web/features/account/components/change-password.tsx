import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { changePassword } from '../../../../contract/app/account.ts';
import { call, hasCode, messageOf } from '../../../lib/api.ts';
import { showServerError } from '../../../lib/form-errors.ts';
import { useMe } from '../../../lib/me.ts';
import { newPassword } from '../../../lib/new-password.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { PasswordInput } from '../../../ui/input.tsx';
import { tell } from '../../../ui/toast.tsx';
import { NewPasswordField } from './new-password-field.tsx';

const form = z.object({
  current: z.string().min(1, 'Type your current password.'),
  password: newPassword,
});
type Values = z.infer<typeof form>;

export function ChangePassword() {
  const client = useQueryClient();
  const { account } = useMe();
  const { register, handleSubmit, watch, setError, reset, formState } = useForm<Values>({
    resolver: zodResolver(form),
    defaultValues: { current: '', password: '' },
  });
  const { errors, isSubmitting } = formState;

  async function save(values: Values): Promise<void> {
    try {
      await call(changePassword, { body: values });
      reset();
      tell('Password changed');
      await client.invalidateQueries({ queryKey: ['sessions'] });
      await client.invalidateQueries({ queryKey: ['account-log'] });
    } catch (error) {
      if (hasCode(error, 'wrong-password')) setError('current', { message: messageOf(error) });
      else showServerError(error, setError, ['current', 'password']);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void handleSubmit(save)(event)} className="mt-4 flex max-w-md flex-col gap-4">
      <p className="text-body text-muted">
        Ends all other sessions. In the sandbox your sessions and API tokens end too.
      </p>
      <input type="email" autoComplete="username" value={account.email} readOnly hidden />
      <Field label="Current password" error={errors.current?.message}>
        {(field) => <PasswordInput {...field} {...register('current')} autoComplete="current-password" />}
      </Field>
      <NewPasswordField
        label="New password"
        typed={watch('password')}
        error={errors.password?.message}
        {...register('password')}
      />
      {errors.root?.message !== undefined && <Banner tone="danger">{errors.root.message}</Banner>}
      <div>
        <Button type="submit" loading={isSubmitting}>
          Change password
        </Button>
      </div>
    </form>
  );
}
