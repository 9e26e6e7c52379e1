import { z } from 'zod';
import { defineEndpoint } from './endpoint.ts';

/** What documents of the organisation begin with; each may ask for the other. */
const signatureModeAnswer = z.object({
  mode: z.enum(['seal', 'per_signer']),
  /** Only an Admin changes it. */
  mayChange: z.boolean(),
});
export type SignatureModeAnswer = z.infer<typeof signatureModeAnswer>;

export const readSignatureMode = defineEndpoint({
  method: 'GET',
  path: '/app/signature-mode',
  answer: signatureModeAnswer,
});

/** 403 `admin-only`. */
export const changeSignatureMode = defineEndpoint({
  method: 'PUT',
  path: '/app/signature-mode',
  body: z.object({ mode: z.enum(['seal', 'per_signer']) }),
  answer: signatureModeAnswer,
});
