import { type Config, isLocalUrl, type Secrets } from '../config.ts';
import type { DataDirectory } from './data-directory.ts';
import type { Roles } from './roles.ts';

export interface ReportFacts {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly data: DataDirectory;
  readonly mailboxKey: string;
  readonly roles: Roles;
}

/** What a person wants to know after a start: where to go, where the data are, what is not set yet. */
export function startReport({ config, secrets, data, mailboxKey, roles }: ReportFacts): string {
  const line = (name: string, value: string) => `  ${name.padEnd(9)} ${value}`;
  const addresses = roles.web
    ? [
        line('Live', config.publicUrl),
        line('Sandbox', config.sandboxPublicUrl),
        ...(config.smtpHost === ''
          ? [line('Mailbox', `http://127.0.0.1:${config.mailboxPort}/?key=${mailboxKey}`)]
          : []),
      ]
    : [line('Worker', 'no pages are served by this process')];
  const notes = openQuestions(config, secrets, roles);
  return [
    '',
    `${config.productName} is ready.`,
    '',
    ...addresses,
    line('Data', data.root),
    ...(secrets.tsaUrls.length === 0 ? [] : [line('Timestamp', authorityNames(secrets).join(', '))]),
    ...(signerName(config) === null ? [] : [line('Seals', signerName(config) ?? '')]),
    ...(notes.length === 0 ? [] : ['', 'Not configured yet:', ...notes.map((note) => `  - ${note}`)]),
    '',
    'Stop with Ctrl-C.',
    '',
  ].join('\n');
}

function openQuestions(config: Config, secrets: Secrets, roles: Roles): string[] {
  const notes: string[] = [];
  if (config.smtpHost === '') notes.push('Mail server (SMTP_HOST): mail of live lands in the mailbox above.');
  if (config.supportEmail === '') notes.push('Support address (SUPPORT_EMAIL): shown where people need help.');
  if (isLocalUrl(config.publicUrl)) notes.push('Public address (PUBLIC_URL): links work on this machine only.');
  if (hasUnreachableSandbox(config)) notes.push('Sandbox address (SANDBOX_PUBLIC_URL): it works on this machine only.');
  if (secrets.tsaUrls.length === 0)
    notes.push('Timestamp authority (TSA_URL): seals are B-LTA, self-issued, with timestamps of this instance.');
  else if (config.tsaCa === '') notes.push('Roots of the timestamp authority (TSA_CA): the verify page trusts none.');
  if (signerName(config) === null)
    notes.push(
      'Signing certificate (PKCS11_MODULE or CSC_URL): seals name a certificate that this instance made itself.',
    );
  if (secrets.masterKey === '') notes.push('Master key (SIGNET_MASTER_KEY): kept in the data directory; back it up.');
  if (!roles.worker) notes.push('This process does no jobs: run one with --role worker, or mail and seals wait.');
  return notes;
}

/** Who seals for live, for people; null: the built-in key. */
export function signerName(config: Config): string | null {
  if (config.pkcs11Module !== '') return `key "${config.pkcs11Key}" on the token "${config.pkcs11Token}"`;
  return config.cscUrl === '' ? null : `signing service ${new URL(config.cscUrl).host}`;
}

/** Hosts of the timestamp authorities, in the order in which they are asked; never the credentials. */
export function authorityNames({ tsaUrls }: Secrets): string[] {
  return tsaUrls.map((url) => new URL(url).host);
}

/** Live has a public address and the sandbox none: Login to Sandbox would lead people to their own machine. */
export function hasUnreachableSandbox(config: Config): boolean {
  return !isLocalUrl(config.publicUrl) && isLocalUrl(config.sandboxPublicUrl);
}
