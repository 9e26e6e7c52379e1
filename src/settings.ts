import type { Config } from './config.ts';
import type { EnvironmentName } from './domain/environment.ts';
import type { Settings } from './features/deps.ts';

const MB = 1024 * 1024;

/** The part of the configuration that features read, for one environment. */
export function settingsOf(config: Config, name: EnvironmentName, legal: Settings['legal']): Settings {
  return {
    edition: config.edition,
    publicUrl: name === 'live' ? config.publicUrl : config.sandboxPublicUrl,
    liveUrl: config.publicUrl,
    sandboxUrl: config.sandboxPublicUrl,
    sandboxInternalUrl: config.sandboxInternalUrl,
    productName: config.productName,
    supportEmail: config.supportEmail,
    legal,
    mailFrom: { name: config.mailFromName, address: config.mailFrom },
    archiveRenewalDays: config.archiveRenewalDays,
    limits: {
      cloudFileBytes: config.cloudFileMb * MB,
      enterpriseFileBytes: config.enterpriseFileMb * MB,
      selfHostedFileBytes: config.selfHostedFileMb * MB,
      pagesPerDocument: config.pagesPerDocument,
      recipientsPerDocument: config.recipientsPerDocument,
      copiesPerDocument: config.copiesPerDocument,
      widgetsPerDocument: config.widgetsPerDocument,
      folderDepth: config.folderDepth,
      ownFieldsPerRecipient: config.ownFieldsPerRecipient,
      filesPerField: config.filesPerField,
      attachmentBytes: config.attachmentMb * MB,
      attachmentPages: config.attachmentPages,
      attachedBytes: config.attachedMb * MB,
      uploadsPerHour: config.uploadsPerHour,
      apiReadsPerMinute: config.apiReadsPerMinute,
      apiWritesPerMinute: config.apiWritesPerMinute,
      apiUploadsPerMinute: config.apiUploadsPerMinute,
      largeBodiesAtOnce: config.largeBodiesAtOnce,
      invalidTokensPerMinute: config.invalidTokensPerMinute,
      signUpsPerHour: config.signUpsPerHour,
      publicSigningsPerDay: config.publicSigningsPerDay,
      publicCodesPerPerson: config.publicCodesPerPerson,
      publicCodesPerAddress: config.publicCodesPerAddress,
      publicCodesPerTemplate: config.publicCodesPerTemplate,
      bulkPeople: config.bulkPeople,
      bulkKeepDays: config.bulkKeepDays,
      embedOrigins: config.embedOrigins,
      verificationsPerHour: config.verificationsPerHour,
      verificationsAtOnce: config.verificationsAtOnce,
      verifyFileBytes: config.verifyFileMb * MB,
    },
    billing: {
      currency: config.currency,
      taxPercent: config.taxPercent,
      seller: config.seller,
      bank: config.bank,
      dueDays: config.dueDays,
      graceDays: config.graceDays,
      creditCeiling: config.creditCeiling,
      creditCents: config.creditCents,
    },
  };
}
