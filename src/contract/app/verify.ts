import { z } from 'zod';
import { defineEndpoint, instant } from './endpoint.ts';

const time = instant.nullable();

const certificate = z.object({
  subject: z.string(),
  commonName: z.string(),
  organization: z.string().nullable(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: instant,
  notAfter: instant,
  /** SHA-256 of the certificate. */
  fingerprint: z.string(),
  isAnchor: z.boolean(),
  /** What its policies tell people: how a signer was proved. */
  notices: z.array(z.string()),
  revocation: z.object({
    status: z.enum(['good', 'revoked', 'unchecked', 'root']),
    source: z.enum(['ocsp', 'crl']).nullable(),
    at: time,
    revokedAt: time,
  }),
});

const signature = z.object({
  kind: z.enum(['signature', 'timestamp']),
  field: z.string(),
  subFilter: z.string(),
  intact: z.boolean(),
  trusted: z.boolean(),
  problems: z.array(z.string()),
  anchor: z.string().nullable(),
  covers: z.enum(['whole-file', 'revision', 'unclear']),
  byteRange: z.array(z.number()),
  chain: z.array(certificate),
  level: z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA']).nullable(),
  levelRemark: z.string(),
  digestAlgorithm: z.string(),
  signatureAlgorithm: z.string(),
  weak: z.boolean(),
  provedTime: time,
  provedBy: z.enum(['signature-timestamp', 'document-timestamp']).nullable(),
  claimedTime: time,
  timestamps: z.array(
    z.object({
      time: instant,
      authority: z.string(),
      intact: z.boolean(),
      trusted: z.boolean(),
      anchor: z.string().nullable(),
      chain: z.array(certificate),
    }),
  ),
  name: z.string().nullable(),
  reason: z.string().nullable(),
  location: z.string().nullable(),
  certification: z.number().nullable(),
  locks: z.object({ action: z.string(), fields: z.array(z.string()) }).nullable(),
});

/** The report on a PDF: what the page shows, what the command line prints as JSON and what can be downloaded. */
export const verificationReport = z.object({
  verdict: z.enum(['valid-unchanged', 'changed-after-signing', 'signed-not-trusted', 'no-signature', 'unreadable']),
  /** Environment of this installation that sealed the file; null for anybody else's. */
  environment: z.enum(['live', 'sandbox']).nullable(),
  /** The certificates were issued by this installation itself: the file is unchanged, nobody's name is proved. */
  selfIssued: z.boolean(),
  reasons: z.array(z.object({ code: z.string(), signature: z.number().nullable(), text: z.string() })),
  checkedAt: instant,
  sha256: z.string(),
  bytes: z.number(),
  pages: z.number(),
  signatures: z.array(signature),
  revisions: z.array(
    z.object({
      number: z.number(),
      end: z.number(),
      signature: z.number().nullable(),
      changes: z.array(
        z.object({
          kind: z.string(),
          allowed: z.boolean(),
          page: z.number().nullable(),
          detail: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** The completed document of this installation that is, byte for byte, this file. */
  document: z
    .object({
      id: z.string(),
      file: z.enum(['document', 'certificate']),
      /** Of the file before its archive timestamp was renewed: what its completion certificate names. */
      sealedSha256: z.string().nullable(),
      signers: z.array(
        z.object({
          name: z.string(),
          proofs: z.array(z.enum(['link-mailed', 'link-shared', 'email-code', 'access-code', 'session'])),
        }),
      ),
    })
    .nullable(),
});
export type VerificationReport = z.infer<typeof verificationReport>;

/**
 * POST with the PDF as the body (`application/pdf`), from anywhere, without an account: answers `verificationReport`.
 * The file is not kept. 413 `file-too-large`, 429 `too-many`, 503 `verify-busy`.
 */
export const verifyPath = '/app/verify';

/** What is said about a document id: that it exists, whether it is completed, and whether a hash is that of its file. Nothing else. */
export const lookUpDocument = defineEndpoint({
  method: 'GET',
  path: '/app/verify/documents/:id',
  params: z.object({ id: z.string().trim().min(1).max(40) }),
  query: z.object({
    sha256: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  answer: z.object({
    state: z.enum(['unknown', 'not-completed', 'completed']),
    /** null when no hash was given, or nothing is completed. */
    matches: z.enum(['document', 'certificate', 'none']).nullable(),
  }),
});
export type DocumentLookUp = z.infer<typeof lookUpDocument.answer>;
