import { zodResolver } from '@hookform/resolvers/zod';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Controller, useForm } from 'react-hook-form';
import { signUp } from '../../../contract/app/account.ts';
import { NewPasswordField } from '../../features/account/components/new-password-field.tsx';
import { callQuietly } from '../../lib/api.ts';
import { showServerError } from '../../lib/form-errors.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field, FieldError } from '../../ui/field.tsx';
import { Input, PasswordInput } from '../../ui/input.tsx';
import { Link } from '../../ui/link.tsx';
import { type SignUpValues, signUpForm, signUpNames } from './sign-up-form.ts';

const route = getRouteApi('/gate/sign-up');

export function SignUpPage() {
  const { email, next } = route.useSearch();
  const navigate = useNavigate();
  const { register, control, handleSubmit, watch, setError, formState } = useForm<SignUpValues>({
    resolver: zodResolver(signUpForm),
    defaultValues: {
      name: '',
      email: email ?? '',
      phone: '',
      company: '',
      jobTitle: '',
      password: '',
      repeated: '',
      acceptTerms: false,
      newsletter: false,
    },
  });
  const { errors, isSubmitting } = formState;

  async function submit({ repeated: _, acceptTerms: __, ...values }: SignUpValues): Promise<void> {
    try {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      await callQuietly(signUp, {
        body: { ...values, acceptTerms: true, timeZone, locale: navigator.language.slice(0, 20) },
      });
      await navigate({ to: '/verify-email', search: { email: values.email, next } });
    } catch (error) {
      showServerError(error, setError, signUpNames);
    }
  }

  return (
    <>
      <h1 className="text-title font-semibold">Create an account</h1>
      <p className="mt-1 mb-5 text-body text-muted">
        Have one already?{' '}
        <Link to="/sign-in" search={{ email, next }}>
          Sign in
        </Link>
      </p>
      <form noValidate onSubmit={(event) => void handleSubmit(submit)(event)} className="flex flex-col gap-4">
        <Field label="Name" error={errors.name?.message}>
          {(field) => <Input {...field} {...register('name')} tall autoComplete="name" />}
        </Field>
        <Field label="Email" error={errors.email?.message}>
          {(field) => (
            <Input {...field} {...register('email')} tall type="email" autoComplete="email" autoCapitalize="none" />
          )}
        </Field>
        <div className="grid gap-4 min-[400px]:grid-cols-2">
          <Field label="Company" error={errors.company?.message}>
            {(field) => <Input {...field} {...register('company')} tall autoComplete="organization" />}
          </Field>
          <Field label="Job title" error={errors.jobTitle?.message}>
            {(field) => <Input {...field} {...register('jobTitle')} tall autoComplete="organization-title" />}
          </Field>
        </div>
        <Field label="Phone" optional error={errors.phone?.message}>
          {(field) => <Input {...field} {...register('phone')} tall type="tel" autoComplete="tel" />}
        </Field>
        <NewPasswordField
          label="Password"
          tall
          typed={watch('password')}
          error={errors.password?.message}
          {...register('password')}
        />
        <Field label="Repeat the password" error={errors.repeated?.message}>
          {(field) => <PasswordInput {...field} {...register('repeated')} tall autoComplete="new-password" />}
        </Field>
        <div>
          <Controller
            control={control}
            name="acceptTerms"
            render={({ field }) => (
              <Checkbox
                checked={field.value}
                onChange={field.onChange}
                invalid={errors.acceptTerms !== undefined}
                describedBy={errors.acceptTerms === undefined ? undefined : 'terms-error'}
                label={
                  <>
                    I agree to the{' '}
                    <a href="/terms" target="_blank" rel="noreferrer" className="text-accent underline">
                      terms
                    </a>{' '}
                    and have read the{' '}
                    <a href="/privacy" target="_blank" rel="noreferrer" className="text-accent underline">
                      privacy page
                    </a>
                  </>
                }
              />
            )}
          />
          {errors.acceptTerms?.message !== undefined && (
            <FieldError id="terms-error" text={errors.acceptTerms.message} />
          )}
        </div>
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
        <Button type="submit" variant="primary" size="large" wide loading={isSubmitting}>
          Create account
        </Button>
      </form>
    </>
  );
}
