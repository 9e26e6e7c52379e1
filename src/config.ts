import { isIP } from 'node:net';
import { address, addresses, choice, type Entry, list, text, whole } from './config-kinds.ts';

const MB = 1024 * 1024;
const yesNo = ['no', 'yes'] as const;
const port = [1, 65_535] as const;

/** Every setting that is no secret, in the order of docs/operate/configuration.md. */
export const entries = {
  host: text('HOST', '127.0.0.1', 'Address that the listeners of live and the sandbox bind to.'),
  port: whole('PORT', 3000, port, 'Port of live.'),
  sandboxPort: whole('SANDBOX_PORT', 3001, port, 'Port of the sandbox.'),
  mailboxPort: whole('MAILBOX_PORT', 3002, port, 'Port of the local mailbox, on 127.0.0.1 only, while no SMTP is set.'),
  publicUrl: address('PUBLIC_URL', '', 'Address of live as browsers reach it. Empty: `http://localhost:` and `PORT`.'),
  sandboxPublicUrl: address(
    'SANDBOX_PUBLIC_URL',
    '',
    'Address of the sandbox. Empty: `http://localhost:` and its port.',
  ),
  sandboxInternalUrl: address(
    'SANDBOX_INTERNAL_URL',
    '',
    "Where live's server reaches the sandbox's listener. Empty: `HOST` and `SANDBOX_PORT`.",
  ),
  trustedProxies: list(
    'TRUSTED_PROXIES',
    'Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed.',
  ),
  dataDir: text('SIGNET_DATA_DIR', './data', 'Database, documents and the master key, unless they lie elsewhere.'),
  edition: choice('SIGNET_EDITION', 'cloud', ['cloud', 'self-hosted'], 'Edition of this instance.'),
  productName: text('PRODUCT_NAME', 'Signet', 'Name on pages, in mails and on papers.'),
  supportEmail: text('SUPPORT_EMAIL', '', 'Shown where people cannot help themselves, in the footer and in mails.'),
  termsFile: text(
    'TERMS_FILE',
    '',
    'Text file with the terms that sign-up agrees to; `# ` begins a heading, an empty line a paragraph. Empty: short built-in ones.',
  ),
  privacyFile: text('PRIVACY_FILE', '', 'Text file with the privacy notice, written in the same way.'),
  mailFrom: text('MAIL_FROM', 'no-reply@localhost', 'Sender address of all mail.'),
  mailFromName: text('MAIL_FROM_NAME', '', 'Sender name of all mail. Empty: `PRODUCT_NAME`.'),
  smtpHost: text('SMTP_HOST', '', 'Mail server for live. Empty: live mail goes to the local mailbox.'),
  smtpPort: whole('SMTP_PORT', 587, [1, 65_535], 'Port of the mail server.'),
  smtpSecure: choice(
    'SMTP_SECURE',
    'no',
    yesNo,
    'TLS from the first byte (usually port 465); else STARTTLS if offered.',
  ),
  smtpUser: text('SMTP_USER', '', 'User at the mail server. Empty: no sign-in.'),
  localMailbox: choice(
    'SIGNET_LOCAL_MAILBOX',
    'no',
    yesNo,
    '`yes` lets an instance with a public address start without SMTP, its live mail going to the local mailbox.',
  ),
  outgoingAllow: list(
    'OUTGOING_ALLOW',
    'Private targets that webhooks may call, each `host:port` or `host:*`, separated by commas.',
  ),
  cloudFileMb: whole('MAX_FILE_MB', 10, [1, 100], 'Largest file in MB (decoded), edition cloud.'),
  enterpriseFileMb: whole('MAX_FILE_MB_ENTERPRISE', 90, [1, 100], 'Largest file in MB on the enterprise plan.'),
  selfHostedFileMb: whole('MAX_FILE_MB_SELF_HOSTED', 80, [1, 100], 'Largest file in MB, edition self-hosted.'),
  pagesPerDocument: whole('MAX_PAGES', 1000, [1, 5000], 'Most pages of one document.'),
  recipientsPerDocument: whole('MAX_RECIPIENTS', 50, [1, 500], 'Most people on one document.'),
  copiesPerDocument: whole('MAX_COPIES', 100, [0, 1000], 'Most addresses in cc and bcc of one document.'),
  widgetsPerDocument: whole('MAX_WIDGETS', 2000, [1, 20_000], 'Most fields on one document.'),
  folderDepth: whole('MAX_FOLDER_DEPTH', 20, [1, 100], 'Most folders inside each other.'),
  ownFieldsPerRecipient: whole('MAX_OWN_FIELDS', 50, [1, 500], 'Most fields a recipient may add to a document.'),
  filesPerField: whole('MAX_ATTACHMENTS', 5, [1, 20], 'Most files in one attachments field.'),
  attachmentMb: whole('MAX_ATTACHMENT_MB', 10, [1, 50], 'Largest file in MB that a recipient may attach.'),
  attachmentPages: whole('MAX_ATTACHMENT_PAGES', 200, [1, 2000], 'Most pages of one attached file.'),
  attachedMb: whole('MAX_ATTACHED_MB', 60, [1, 200], 'Most MB attached to one document, by all recipients together.'),
  uploadsPerHour: whole('UPLOADS_PER_HOUR', 60, [1, 10_000], 'Most files one recipient may upload in an hour.'),
  apiReadsPerMinute: whole(
    'API_READS_PER_MINUTE',
    6000,
    [0, 10_000_000],
    'Most GET calls of the API a minute with one token, counted by each node. 0: no limit.',
  ),
  apiWritesPerMinute: whole(
    'API_WRITES_PER_MINUTE',
    1200,
    [0, 10_000_000],
    'Most other calls of the API a minute with one token, counted by each node. 0: no limit.',
  ),
  apiUploadsPerMinute: whole(
    'API_UPLOADS_PER_MINUTE',
    600,
    [0, 10_000_000],
    'Most calls of the API that may carry a file a minute with one token, counted by each node. 0: no limit.',
  ),
  largeBodiesAtOnce: whole(
    'LARGE_BODIES_AT_ONCE',
    3,
    [1, 1000],
    'Bodies over 5 MB (API, uploads of the app and of recipients) that are in memory at once, in each environment of each node; others wait unread.',
  ),
  invalidTokensPerMinute: whole(
    'INVALID_TOKENS_PER_MINUTE',
    300,
    [0, 10_000_000],
    'Most invalid API tokens a minute from one address (IPv6: one /64), counted by each node. 0: no limit.',
  ),
  signUpsPerHour: whole('SIGN_UPS_PER_HOUR', 10, [1, 100_000], 'Most sign-ups an hour from one address.'),
  publicSigningsPerDay: whole(
    'PUBLIC_SIGNINGS_PER_DAY',
    100,
    [1, 100_000],
    'Most documents that visitors make from one public template in 24 hours.',
  ),
  publicCodesPerPerson: whole(
    'PUBLIC_CODES_PER_PERSON',
    8,
    [1, 1000],
    'Most codes an hour that visitors of public templates have mailed to one e-mail address.',
  ),
  publicCodesPerAddress: whole(
    'PUBLIC_CODES_PER_ADDRESS',
    30,
    [1, 100_000],
    'Most such codes an hour for visitors from one IP address (IPv6: one /64).',
  ),
  publicCodesPerTemplate: whole(
    'PUBLIC_CODES_PER_TEMPLATE',
    300,
    [1, 100_000],
    'Most such codes an hour for one template.',
  ),
  bulkPeople: whole(
    'MAX_BULK_PEOPLE',
    1000,
    [1, 100_000],
    'Most people of one bulk send: its documents times the roles of the template.',
  ),
  bulkKeepDays: whole('BULK_SEND_DAYS', 90, [1, 3650], 'Days that the results of a bulk send are kept.'),
  embedOrigins: whole(
    'MAX_EMBED_ORIGINS',
    20,
    [1, 1000],
    "Most addresses that may show one account's signing pages in a frame.",
  ),
  verificationsPerHour: whole(
    'VERIFICATIONS_PER_HOUR',
    60,
    [1, 1_000_000],
    'Most files an hour that one address may have verified, and as many look-ups of document ids.',
  ),
  verificationsAtOnce: whole('VERIFICATIONS_AT_ONCE', 8, [1, 100], 'Most files being verified at once, by each node.'),
  verifyFileMb: whole('VERIFY_FILE_MB', 100, [1, 500], 'Largest file in MB that the public page verifies.'),
  verifySeconds: whole('VERIFY_TIMEOUT_SECONDS', 20, [1, 600], 'Longest time for verifying one file.'),
  pdfThreads: whole('PDF_THREADS', 1, [1, 64], 'PDF worker threads of each environment.'),
  pdfSeconds: whole('PDF_TIMEOUT_SECONDS', 60, [1, 600], 'Longest time for one PDF operation.'),
  soffice: text('SOFFICE_PATH', '', 'LibreOffice, which turns DOCX into PDF. Empty: `soffice` in the usual folders.'),
  docxSeconds: whole('DOCX_TIMEOUT_SECONDS', 60, [1, 600], 'Longest time for turning one DOCX into PDF.'),
  jobConcurrency: whole('JOB_CONCURRENCY', 4, [1, 64], 'Jobs that run at once, in each environment.'),
  databaseConnections: whole('DATABASE_CONNECTIONS', 10, [2, 200], 'Database connections of each environment.'),
  currency: text('BILLING_CURRENCY', 'USD', 'Currency of prices and invoices (ISO 4217).'),
  taxPercent: whole('BILLING_TAX_PERCENT', 0, [0, 100], 'Tax on invoices.'),
  seller: text('BILLING_SELLER', '', 'Seller on invoices: name, address, tax number; `\\n` begins a new line.'),
  bank: text('BILLING_BANK', '', 'Bank details on invoices, such as name and IBAN; `\\n` begins a new line.'),
  dueDays: whole('BILLING_DUE_DAYS', 14, [0, 365], 'Days until an invoice is due.'),
  graceDays: whole('BILLING_GRACE_DAYS', 14, [0, 365], 'Days after the due date until an unpaid order is withdrawn.'),
  creditCeiling: whole(
    'BILLING_CREDIT_CEILING',
    500,
    [0, 1_000_000],
    'Most credits in one order before a first payment.',
  ),
  creditCents: whole('BILLING_CREDIT_CENTS', 50, [0, 1_000_000], 'Price of one credit, in hundredths.'),
  tsaTimeoutMs: whole('TSA_TIMEOUT_MS', 10_000, [100, 120_000], 'Longest wait for one timestamp authority.'),
  tsaUser: text('TSA_USER', '', 'User at timestamp authorities whose address holds none. Empty: no sign-in.'),
  tsaPolicy: text('TSA_POLICY', '', 'Policy (dotted number) that timestamps must be made under. Empty: any.'),
  tsaCa: text(
    'TSA_CA',
    '',
    'PEM file with the roots that timestamp authorities must lead to; the verify page trusts their timestamps. Empty: any chain will do.',
  ),
  archiveRenewalDays: whole(
    'ARCHIVE_RENEWAL_DAYS_BEFORE',
    90,
    [1, 3650],
    "Days before the end of a timestamp's certificate in which finished documents get a new timestamp.",
  ),
  pkcs11Module: text(
    'PKCS11_MODULE',
    '',
    'Library of a PKCS#11 token whose key seals for live, such as `/usr/lib/softhsm/libsofthsm2.so`.',
  ),
  pkcs11Token: text('PKCS11_TOKEN_LABEL', '', 'Label of the token.'),
  pkcs11Key: text('PKCS11_KEY_LABEL', '', 'Label of the private key on the token.'),
  pkcs11PinFile: text('PKCS11_PIN_FILE', '', 'File that holds the PIN of the token, instead of `PKCS11_PIN`.'),
  pkcs11Certificate: text(
    'PKCS11_CERTIFICATE',
    '',
    "PEM file with the key's certificate, its issuers behind it. Empty: those on the token.",
  ),
  pkcs11Rsa: choice('PKCS11_RSA_SCHEME', 'pkcs1', ['pkcs1', 'pss'], 'How an RSA key on the token signs.'),
  cscUrl: address(
    'CSC_URL',
    '',
    'Signing service (CSC API version 2) that seals for live, such as `https://service.example/csc/v2`.',
  ),
  cscTokenUrl: address('CSC_TOKEN_URL', '', 'Its OAuth 2.0 token endpoint. Empty: `oauth2/token` under `CSC_URL`.'),
  cscClientId: text('CSC_CLIENT_ID', '', 'Client id at the signing service.'),
  cscCredential: text('CSC_CREDENTIAL_ID', '', 'Credential that signs. Empty: the only one there.'),
  signerCa: text(
    'SIGNER_CA',
    '',
    "PEM file with roots that the verify page trusts for seals, beside this installation's own: those of the token, the service or organisations' certificates.",
  ),
  signerSeconds: whole('SIGNER_TIMEOUT_SECONDS', 20, [1, 300], 'Longest wait for a token or a signing service.'),
  logLevel: choice('LOG_LEVEL', 'info', ['debug', 'info', 'warn', 'error', 'silent'], 'Least level that is logged.'),
  logFormat: choice('LOG_FORMAT', 'auto', ['auto', 'json', 'readable'], '`auto`: readable at a terminal, else JSON.'),
} as const;

/** Settings that are secrets; they are kept in an object of their own and never shown. */
export const secretEntries = {
  databaseUrl: text(
    'DATABASE_URL',
    '',
    'PostgreSQL 15 or newer, as its owner role: `postgres://user:password@host/database`. Empty: the built-in one.',
  ),
  masterKey: text(
    'SIGNET_MASTER_KEY',
    '',
    '32 bytes as hex or base64 that wrap every stored key. Empty: `master.key` in the data directory, made once.',
  ),
  smtpPassword: text('SMTP_PASSWORD', '', 'Password at the mail server.'),
  pkcs11Pin: text('PKCS11_PIN', '', 'PIN of the PKCS#11 token.'),
  cscClientSecret: text('CSC_CLIENT_SECRET', '', 'Secret that goes with `CSC_CLIENT_ID`.'),
  cscPin: text('CSC_PIN', '', 'PIN of the credential at the signing service, if it asks for one.'),
  tsaUrls: addresses(
    'TSA_URL',
    'Timestamp authorities (RFC 3161) for live, separated by commas, asked in this order; each may hold `user:password@`. Empty: the built-in one.',
  ),
  tsaPassword: text('TSA_PASSWORD', '', 'Password that goes with `TSA_USER`.'),
} as const;

type Values<T extends Readonly<Record<string, Entry<unknown>>>> = {
  readonly [K in keyof T]: T[K] extends Entry<infer V> ? V : never;
};
export type Config = Values<typeof entries>;
export type Secrets = Values<typeof secretEntries>;

/** A setting that can't be used; the message is one sentence for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the process environment. Throws ConfigError on the first setting that is not understood. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): {
  readonly config: Config;
  readonly secrets: Secrets;
} {
  const config = withAddresses(readEntries(entries, env) as Config);
  const secrets = readEntries(secretEntries, env, true) as Secrets;
  return { config, secrets };
}

function readEntries(
  table: Readonly<Record<string, Entry<unknown>>>,
  env: Readonly<Record<string, string | undefined>>,
  secret = false,
) {
  const values = Object.entries(table).map(([name, entry]) => {
    const given = env[entry.env]?.trim() || entry.default;
    const value = entry.parse(given);
    if (value === undefined)
      throw new ConfigError(`${entry.env} ${secret ? '' : `is "${given}", which `}can't be used: ${entry.doc}`);
    return [name, value];
  });
  return Object.fromEntries(values);
}

function withAddresses(config: Config): Config {
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  const reachable = everywhere ? '127.0.0.1' : config.host;
  const inAddress = isIP(reachable) === 6 ? `[${reachable}]` : reachable;
  return {
    ...config,
    publicUrl: config.publicUrl || `http://localhost:${config.port}`,
    sandboxPublicUrl: config.sandboxPublicUrl || `http://localhost:${config.sandboxPort}`,
    sandboxInternalUrl: config.sandboxInternalUrl || `http://${inAddress}:${config.sandboxPort}`,
    mailFromName: config.mailFromName || config.productName,
    seller: (config.seller || config.productName).replaceAll('\\n', '\n'),
    bank: config.bank.replaceAll('\\n', '\n'),
  };
}

/** Whether an address leads to this machine only. */
export function isLocalUrl(url: string): boolean {
  const host = new URL(url).hostname;
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.');
}

/** Largest decoded file that any plan of this edition may bring, in bytes. */
export function largestFileBytes(config: Config): number {
  if (config.edition === 'self-hosted') return config.selfHostedFileMb * MB;
  return Math.max(config.cloudFileMb, config.enterpriseFileMb) * MB;
}
