import { z } from 'zod';
import { defineEndpoint, instant } from './endpoint.ts';

export const certificateView = z.object({
  /** For people: `CN=..., O=..., C=...`. */
  subject: z.string(),
  commonName: z.string(),
  issuer: z.string(),
  notBefore: instant,
  notAfter: instant,
  /** `ending`: within 30 days. */
  state: z.enum(['good', 'ending', 'ended']),
  /** Such as `RSA 3072`. */
  keyType: z.string(),
  /** SHA-256, lower-case hex. */
  fingerprint: z.string(),
  selfSigned: z.boolean(),
  /** Whether its issuers tell, at addresses in the certificates, what was revoked: without it long-term proof is missing. */
  canBeProved: z.boolean(),
});
export type CertificateView = z.infer<typeof certificateView>;

export const signingCertificatePage = z.object({
  /** Why it can't be changed here; `allowed` where it can. */
  state: z.enum(['allowed', 'needs-plan', 'not-admin', 'sandbox']),
  neededPlans: z.array(z.string()),
  /** What the organisation has uploaded; null for nothing. */
  own: certificateView
    .extend({ uploadedAt: instant, uploadedBy: z.string().nullable(), issuers: z.array(z.string()) })
    .nullable(),
  /** Who seals where nothing is uploaded: the operator's signer, or the certificate made by this installation. */
  otherwise: z.enum(['instance', 'built-in']),
  /** Documents of the organisation that everybody signed and that wait for their seal. */
  waiting: z.number(),
});
export type SigningCertificatePage = z.infer<typeof signingCertificatePage>;

export const readSigningCertificate = defineEndpoint({
  method: 'GET',
  path: '/app/signing-certificate',
  answer: signingCertificatePage,
});

/**
 * Takes the place of what was uploaded before. 400 `certificate-refused` with `detail.fault` (`wrong-password`, `expired`,
 * `no-key` ...); 403 `needs-plan`, `admin-only`, `only-in-live`, `confirm-password`.
 */
export const uploadSigningCertificate = defineEndpoint({
  method: 'PUT',
  path: '/app/signing-certificate',
  body: z.object({
    /** The PKCS#12 file in base64. */
    file: z
      .string()
      .min(1)
      .max(360_000)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/),
    password: z.string().max(1000),
  }),
  answer: signingCertificatePage,
});

/** The key is erased. 404 `no-certificate`. */
export const removeSigningCertificate = defineEndpoint({
  method: 'DELETE',
  path: '/app/signing-certificate',
  answer: signingCertificatePage,
});
