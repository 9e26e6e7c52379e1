import { z } from 'zod';
import { objectId } from './answers.ts';

export const signerIpsAnswer = z.strictObject({
  objectId,
  /** Only people who have signed or approved. */
  signer_ips: z.array(z.strictObject({ email: z.string(), ip_address: z.string() })),
});
export type SignerIpsAnswer = z.infer<typeof signerIpsAnswer>;

export const formDataAnswer = z.strictObject({
  objectId,
  title: z.string(),
  /** In the owner's date format; "" for drafts. */
  sent_date: z.string(),
  status: z.enum(['draft', 'in-progress', 'completed', 'declined', 'expired']),
  form_data: z.array(
    z.strictObject({
      name: z.string(),
      email: z.string(),
      /** Fields with text, in full; "" until the person has signed or approved. */
      widgets: z.array(z.strictObject({ name: z.string(), response: z.string() })),
    }),
  ),
});
export type FormDataAnswer = z.infer<typeof formDataAnswer>;
