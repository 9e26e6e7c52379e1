import type { EnvironmentName } from '../../src/domain/environment.ts';
import type { Settings } from '../../src/features/deps.ts';

const MB = 1024 * 1024;
const urls = { live: 'http://localhost:3000', sandbox: 'http://localhost:3001' };

/** The defaults of an instance on its own machine. */
export function testSettings(name: EnvironmentName): Settings {
  return {
    edition: 'cloud',
    publicUrl: urls[name],
    liveUrl: urls.live,
    sandboxUrl: urls.sandbox,
    sandboxInternalUrl: urls.sandbox,
    productName: 'Signet',
    supportEmail: 'support@signet.test',
    legal: { terms: null, privacy: null },
    mailFrom: { name: 'Signet', address: 'no-reply@signet.test' },
    archiveRenewalDays: 90,
    limits: {
      cloudFileBytes: 10 * MB,
      enterpriseFileBytes: 90 * MB,
      selfHostedFileBytes: 80 * MB,
      pagesPerDocument: 1000,
      recipientsPerDocument: 50,
      copiesPerDocument: 100,
      widgetsPerDocument: 2000,
      folderDepth: 20,
      ownFieldsPerRecipient: 50,
      filesPerField: 5,
      attachmentBytes: 10 * MB,
      attachmentPages: 200,
      attachedBytes: 60 * MB,
      uploadsPerHour: 60,
      apiReadsPerMinute: 100_000,
      apiWritesPerMinute: 100_000,
      apiUploadsPerMinute: 100_000,
      largeBodiesAtOnce: 3,
      invalidTokensPerMinute: 100_000,
      signUpsPerHour: 10,
      publicSigningsPerDay: 100,
      publicCodesPerPerson: 100,
      publicCodesPerAddress: 1000,
      publicCodesPerTemplate: 1000,
      bulkPeople: 1000,
      bulkKeepDays: 90,
      embedOrigins: 20,
      verificationsPerHour: 1000,
      verificationsAtOnce: 4,
      verifyFileBytes: 20 * MB,
    },
    billing: {
      currency: 'EUR',
      taxPercent: 19,
      seller: 'Signet Ltd\n1 Paper Street\nBerlin',
      bank: 'IBAN DE02 1203 0000 0000 2020 51\nBIC BYLADEM1001',
      dueDays: 14,
      graceDays: 14,
      creditCeiling: 500,
      creditCents: 50,
    },
  };
}
