import type { EnvironmentTraits } from '../domain/environment.ts';
import type { PdfEngine } from '../pdf/index.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { DocxConverter } from '../platform/convert/docx-converter.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { GuardedFetch } from '../platform/fetch/guarded-fetch.ts';
import type { TimestampService } from '../platform/fetch/timestamp-services.ts';
import type { Log } from '../platform/log/log.ts';
import type { Mailer } from '../platform/mail/mailer.ts';
import type { MakeLimiter } from '../platform/rate-limit/limiter.ts';
import type { InstanceSigner } from '../platform/signers/instance-signer.ts';
import type { Database } from './tables.ts';

/**
 * What `context.ts` builds once for each environment. A use case asks for the part it needs:
 * `Pick<Deps, 'db' | 'clock'>`, never for all of it.
 */
export interface Deps {
  readonly environment: EnvironmentTraits;
  readonly settings: Settings;
  readonly db: Database;
  readonly blobs: BlobStore;
  readonly keys: Keyring;
  readonly pdf: PdfEngine;
  /** null where no converter is installed: DOCX files are refused. */
  readonly docx: DocxConverter | null;
  readonly mailer: Mailer;
  readonly fetch: GuardedFetch;
  readonly timestamps: TimestampAuthorities;
  /** The operator's token or signing service; null: the built-in key seals. */
  readonly instanceSigner: InstanceSigner | null;
  /** DER of roots that seals may lead to beside those made here: what the verify page trusts. */
  readonly signerRoots: readonly Uint8Array[];
  readonly limiter: MakeLimiter;
  readonly clock: () => Date;
  /** 10 characters of A-Z, a-z, 0-9, from a secure source. */
  readonly newId: () => string;
  readonly log: Log;
}

/** Authorities outside that the operator named. */
export interface TimestampAuthorities {
  /** Asked in this order; none: the built-in authority stamps. */
  readonly services: readonly TimestampService[];
  /** Roots they must lead to, DER; none: any chain will do. */
  readonly roots: readonly Uint8Array[];
  /** Dotted; null: any. */
  readonly policy: string | null;
}

/** A text that the operator puts in the place of a built-in one. */
export interface LegalText {
  readonly text: string;
  /** Changes with the text; recorded with who agreed to it. */
  readonly version: string;
}

/** The part of the configuration that features read. */
export interface Settings {
  readonly edition: 'cloud' | 'self-hosted';
  /** Address of this environment, no slash at the end. */
  readonly publicUrl: string;
  /** Address of live and of the sandbox, as browsers reach them. */
  readonly liveUrl: string;
  readonly sandboxUrl: string;
  /** Where live's server reaches the sandbox's listener. */
  readonly sandboxInternalUrl: string;
  readonly productName: string;
  readonly supportEmail: string;
  /** The operator's own; null: the built-in texts. */
  readonly legal: { readonly terms: LegalText | null; readonly privacy: LegalText | null };
  readonly mailFrom: { readonly name: string; readonly address: string };
  /** Before the end of a timestamp's certificate, finished documents get a new timestamp. */
  readonly archiveRenewalDays: number;
  readonly limits: {
    /** Decoded bytes, by edition or plan. */
    readonly cloudFileBytes: number;
    readonly enterpriseFileBytes: number;
    readonly selfHostedFileBytes: number;
    readonly pagesPerDocument: number;
    readonly recipientsPerDocument: number;
    /** Addresses in cc and bcc together. */
    readonly copiesPerDocument: number;
    readonly widgetsPerDocument: number;
    /** Folders inside each other. */
    readonly folderDepth: number;
    /** Fields that one recipient adds. */
    readonly ownFieldsPerRecipient: number;
    /** Files in one attachments field, bytes and pages of each, and bytes on one document. */
    readonly filesPerField: number;
    readonly attachmentBytes: number;
    readonly attachmentPages: number;
    readonly attachedBytes: number;
    /** By one recipient. */
    readonly uploadsPerHour: number;
    /** Of one token, in one node. 0: no limit. */
    readonly apiReadsPerMinute: number;
    readonly apiWritesPerMinute: number;
    readonly apiUploadsPerMinute: number;
    /** Bodies of the API over 5 MB that are in memory at once, in one node. */
    readonly largeBodiesAtOnce: number;
    /** From one address, in one node. 0: no limit. */
    readonly invalidTokensPerMinute: number;
    /** From one address. */
    readonly signUpsPerHour: number;
    /** Documents that visitors make from one public template, in 24 hours. */
    readonly publicSigningsPerDay: number;
    /** Codes mailed to visitors of public templates: to one e-mail address, for one IP address, for one template. */
    readonly publicCodesPerPerson: number;
    readonly publicCodesPerAddress: number;
    readonly publicCodesPerTemplate: number;
    /** Documents times roles of one bulk send, and days that its results are kept. */
    readonly bulkPeople: number;
    readonly bulkKeepDays: number;
    /** Of one account. */
    readonly embedOrigins: number;
    /** From one address, on the public page. */
    readonly verificationsPerHour: number;
    /** In one node. */
    readonly verificationsAtOnce: number;
    readonly verifyFileBytes: number;
  };
  readonly billing: {
    readonly currency: string;
    readonly taxPercent: number;
    readonly seller: string;
    /** Lines of bank details; empty: the seller tells them when asked. */
    readonly bank: string;
    readonly dueDays: number;
    readonly graceDays: number;
    /** Most credits in one order before the first payment. */
    readonly creditCeiling: number;
    readonly creditCents: number;
  };
}
