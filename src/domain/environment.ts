/** Everything in which live and sandbox differ, as one table. No other file asks which environment it is in. */
export type EnvironmentName = 'live' | 'sandbox';

export interface EnvironmentTraits {
  readonly name: EnvironmentName;
  /** Prefix of API tokens, dot included. */
  readonly tokenPrefix: 'live.' | 'test.';
  /** Largest decoded file in bytes; null leaves it to the plan. */
  readonly fileLimitBytes: number | null;
  /** `plan`: what the tenant has paid for. `highest`: everything, for everyone. */
  readonly features: 'plan' | 'highest';
  /** `real` credits cost money; `play` credits are refilled by a button. */
  readonly credits: 'real' | 'play';
  /** `deliver` hands mail to the instance's sender; `capture` keeps it in the account's own mailbox. */
  readonly mail: 'deliver' | 'capture';
  /** Printed on every page of every PDF; null for none. */
  readonly pageMark: string | null;
  /** `chosen`: by the organisation's certificate or the instance's signer where there is one. `own`: by its own CA alone. */
  readonly sealsWith: 'chosen' | 'own';
  /** Stands before the names in certificates, space included. */
  readonly certificatePrefix: string;
  /** Stands before every mail subject. */
  readonly subjectPrefix: string;
  /** `button`: only Login to Sandbox signs in; every other way is closed. */
  readonly signIn: 'all' | 'button';
  /** People and organisations are mirrors of live and can't be edited. */
  readonly peopleReadOnly: boolean;
  /** Days until data are erased; null keeps them. */
  readonly retentionDays: number | null;
  /** Longest life of a session in hours. */
  readonly sessionHours: number;
  /** Limits per account and day; null for none. */
  readonly quotas: {
    readonly documentsPerDay: number;
    readonly mailsPerDay: number;
    readonly storageBytes: number;
  } | null;
}

const MIB = 1024 * 1024;

export const environments: Readonly<Record<EnvironmentName, EnvironmentTraits>> = {
  live: {
    name: 'live',
    tokenPrefix: 'live.',
    fileLimitBytes: null,
    features: 'plan',
    credits: 'real',
    mail: 'deliver',
    pageMark: null,
    sealsWith: 'chosen',
    certificatePrefix: '',
    subjectPrefix: '',
    signIn: 'all',
    peopleReadOnly: false,
    retentionDays: null,
    sessionHours: 24 * 14,
    quotas: null,
  },
  sandbox: {
    name: 'sandbox',
    tokenPrefix: 'test.',
    fileLimitBytes: 5 * MIB,
    features: 'highest',
    credits: 'play',
    mail: 'capture',
    pageMark: 'SANDBOX - NO LEGAL EFFECT',
    sealsWith: 'own',
    certificatePrefix: 'TEST - NO LEGAL EFFECT ',
    subjectPrefix: '[TEST] ',
    signIn: 'button',
    peopleReadOnly: true,
    retentionDays: 90,
    sessionHours: 8,
    quotas: { documentsPerDay: 1000, mailsPerDay: 2000, storageBytes: 1024 * MIB },
  },
};
