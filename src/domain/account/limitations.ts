import type { EnvironmentTraits } from '../environment.ts';

/** What the sandbox does not do, in sentences, from its row of the environment table. */
export function limitationsOf(environment: EnvironmentTraits): readonly string[] {
  const { fileLimitBytes, pageMark, mail, retentionDays, quotas } = environment;
  return [
    ...(fileLimitBytes === null ? [] : [`Files up to ${fileLimitBytes / (1024 * 1024)} MB`]),
    ...(pageMark === null ? [] : ['No legal effect; pages are marked as tests', 'Signed with a test certificate']),
    ...(mail === 'capture' ? ['Emails are kept in the sandbox mailbox, not sent'] : []),
    ...(quotas === null ? [] : [`Up to ${quotas.documentsPerDay} documents and ${quotas.mailsPerDay} emails a day`]),
    ...(retentionDays === null ? [] : [`Data is deleted after ${retentionDays} days`]),
  ];
}
