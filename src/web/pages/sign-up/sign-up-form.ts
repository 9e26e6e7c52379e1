import { z } from 'zod';
import { newPassword } from '../../lib/new-password.ts';

/** What is asked at sign-up, with the sentence for each answer that won't do. */
export const signUpForm = z
  .object({
    name: z.string().trim().min(1, 'Type your name.'),
    email: z.string().trim().pipe(z.email('Type your whole email address, such as ana@example.com.')),
    phone: z.string().trim().max(200),
    company: z.string().trim().min(1, 'Type your company, or your own name.'),
    jobTitle: z.string().trim().min(1, 'Type your job title.'),
    password: newPassword,
    repeated: z.string(),
    acceptTerms: z.boolean().refine((agreed) => agreed, 'An account needs your agreement to the terms.'),
    newsletter: z.boolean(),
  })
  .refine((values) => values.password === values.repeated, {
    path: ['repeated'],
    message: 'The two passwords differ.',
  });
export type SignUpValues = z.infer<typeof signUpForm>;

export const signUpNames = ['name', 'email', 'phone', 'company', 'jobTitle', 'password', 'acceptTerms'] as const;
