import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { z } from 'zod';
import type { BillToBody } from '../../../../contract/app/billing.ts';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';

export const billToForm = z.object({
  name: z.string().trim().min(1, 'Type the name on the invoice.').max(200),
  address: z.string().trim().min(1, 'Type street, postal code and town.').max(500),
  country: z.string().trim().min(1, 'Type the country.').max(100),
  vatId: z.string().trim().max(40),
});

interface BillToFieldsProps {
  register: UseFormRegister<BillToBodyValues>;
  errors: FieldErrors<BillToBodyValues>;
}
export type BillToBodyValues = z.infer<typeof billToForm>;

export function emptyBillTo(saved: BillToBody | null, company: string): BillToBodyValues {
  return saved === null
    ? { name: company, address: '', country: '', vatId: '' }
    : { name: saved.name, address: saved.address, country: saved.country, vatId: saved.vatId ?? '' };
}

/** Who the invoice is for. */
export function BillToFields({ register, errors }: BillToFieldsProps) {
  return (
    <div className="flex flex-col gap-4">
      <Field label="Company or name" error={errors.name?.message}>
        {(field) => <Input {...field} {...register('name')} autoComplete="organization" />}
      </Field>
      <Field label="Address" error={errors.address?.message}>
        {(field) => (
          <textarea
            {...field}
            {...register('address')}
            rows={3}
            autoComplete="street-address"
            className="block w-full rounded-control border border-control bg-raised px-3 py-2 text-lead text-text aria-invalid:border-danger"
          />
        )}
      </Field>
      <div className="grid gap-4 min-[400px]:grid-cols-2">
        <Field label="Country" error={errors.country?.message}>
          {(field) => <Input {...field} {...register('country')} autoComplete="country-name" />}
        </Field>
        <Field label="VAT id" optional error={errors.vatId?.message}>
          {(field) => <Input {...field} {...register('vatId')} autoComplete="off" />}
        </Field>
      </div>
    </div>
  );
}
