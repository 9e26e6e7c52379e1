import type { Pool } from 'pg';
import type { DataDirectory } from './boot/data-directory.ts';
import { applicationOf, asRefusal } from './boot/database.ts';
import { type Config, ConfigError, type Secrets } from './config.ts';
import { type EnvironmentName, environments } from './domain/environment.ts';
import type { Deps } from './features/deps.ts';
import type { Tables } from './features/tables.ts';
import type { PdfEngine } from './pdf/index.ts';
import { createPdfPool } from './pdf/pool.ts';
import { openDiskStore } from './platform/blobs/disk-store.ts';
import { openSoffice } from './platform/convert/soffice.ts';
import { newId } from './platform/crypto/ids.ts';
import { openKeyring } from './platform/crypto/open-keyring.ts';
import { createTimestampServices } from './platform/fetch/timestamp-services.ts';
import { createGuardedFetch } from './platform/fetch/undici-fetch.ts';
import { createLog } from './platform/log/create-log.ts';
import type { Log } from './platform/log/log.ts';
import { createMailboxMailer } from './platform/mail/mailbox-mailer.ts';
import type { Mailer } from './platform/mail/mailer.ts';
import { createSmtpMailer } from './platform/mail/smtp-mailer.ts';
import { type ConnectionSettings, createDatabase, createPool } from './platform/postgres/connection.ts';
import { postgresLimiters } from './platform/rate-limit/postgres-limiter.ts';
import { createCscSigner } from './platform/signers/csc.ts';
import type { InstanceSigner } from './platform/signers/instance-signer.ts';
import { createPkcs11Signer } from './platform/signers/pkcs11.ts';
import { readLegal, readPem, readPin } from './setting-files.ts';
import { settingsOf } from './settings.ts';

export interface ContextOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly masterKey: Uint8Array;
  readonly data: DataDirectory;
  readonly owner: ConnectionSettings;
}

/** One environment, built; what lies beside `deps` is for whoever runs and stops it. */
export interface Environment {
  readonly deps: Deps;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** Live and the sandbox: the same application, twice. */
export interface Context {
  readonly live: Environment;
  readonly sandbox: Environment;
}

/** The composition root: the only place that constructs adapters. */
export async function createContext(options: ContextOptions): Promise<Context> {
  const live = await createEnvironment('live', options);
  try {
    return { live, sandbox: await createEnvironment('sandbox', options) };
  } catch (error) {
    await live.close();
    throw error;
  }
}

async function createEnvironment(name: EnvironmentName, options: ContextOptions): Promise<Environment> {
  const { config } = options;
  const instanceSigner = environments[name].sealsWith === 'own' ? null : await instanceSignerOf(options);
  const log = logOf(config, name);
  const connection = applicationOf(options.owner, name, options.masterKey);
  const pool = createPool(connection, {
    max: config.databaseConnections,
    name: `signet ${name}`,
    onError: (error) => log.warn({ error }, 'A database connection broke'),
  });
  const db = createDatabase<Tables>(pool);
  const clock = () => new Date();
  const fetch = createGuardedFetch(config.outgoingAllow);
  // The sandbox's documents have no legal effect: its own authority stamps them, free of charge.
  const authorities = createTimestampServices(name === 'live' ? options.secrets.tsaUrls : [], {
    timeoutMs: config.tsaTimeoutMs,
    user: config.tsaUser,
    password: options.secrets.tsaPassword,
  });
  const mailer = mailerOf(name, options, pool, clock);
  const pdf = pdfOf(config);
  async function close(): Promise<void> {
    mailer.close();
    await Promise.allSettled([pdf.close(), fetch.close(), authorities.close(), instanceSigner?.close()]);
    await pool.end();
  }
  try {
    const deps: Deps = {
      environment: environments[name],
      settings: settingsOf(config, name, {
        terms: await readLegal('TERMS_FILE', config.termsFile),
        privacy: await readLegal('PRIVACY_FILE', config.privacyFile),
      }),
      db,
      blobs: await openDiskStore(options.data.blobs(name)),
      keys: await openKeyring(pool, { environment: name, masterKey: options.masterKey }),
      pdf,
      docx: await openSoffice({ path: config.soffice, timeoutMs: config.docxSeconds * 1000 }),
      mailer,
      fetch,
      timestamps: {
        services: authorities.services,
        roots: await readPem('TSA_CA', config.tsaCa),
        policy: config.tsaPolicy === '' ? null : config.tsaPolicy,
      },
      instanceSigner,
      signerRoots: await readPem('SIGNER_CA', config.signerCa),
      limiter: postgresLimiters(pool),
      clock,
      newId,
      log,
    };
    return { deps, pool, close };
  } catch (error) {
    await close();
    throw asRefusal(error, connection);
  }
}

/** The operator's token or signing service; it is asked for the first time when something is to be sealed. */
export async function instanceSignerOf({
  config,
  secrets,
}: Pick<ContextOptions, 'config' | 'secrets'>): Promise<InstanceSigner | null> {
  const timeoutMs = config.signerSeconds * 1000;
  if (config.pkcs11Module !== '' && config.cscUrl !== '')
    throw new ConfigError('PKCS11_MODULE and CSC_URL are both set: one of them can seal, not both.');
  if (config.pkcs11Module !== '') {
    if (config.pkcs11Token === '' || config.pkcs11Key === '')
      throw new ConfigError('PKCS11_MODULE needs PKCS11_TOKEN_LABEL and PKCS11_KEY_LABEL.');
    return createPkcs11Signer({
      module: config.pkcs11Module,
      tokenLabel: config.pkcs11Token,
      pin: config.pkcs11PinFile === '' ? secrets.pkcs11Pin : await readPin(config.pkcs11PinFile),
      keyLabel: config.pkcs11Key,
      rsaScheme: config.pkcs11Rsa,
      certificates: await readPem('PKCS11_CERTIFICATE', config.pkcs11Certificate),
      timeoutMs,
    });
  }
  if (config.cscUrl === '') return null;
  if (config.cscClientId === '' || secrets.cscClientSecret === '')
    throw new ConfigError('CSC_URL needs CSC_CLIENT_ID and CSC_CLIENT_SECRET.');
  return createCscSigner({
    url: config.cscUrl,
    tokenUrl: config.cscTokenUrl,
    clientId: config.cscClientId,
    clientSecret: secrets.cscClientSecret,
    credentialId: config.cscCredential,
    pin: secrets.cscPin,
    timeoutMs,
  });
}

/** Files of strangers are verified in a thread of their own: a hostile one keeps no document from being sealed. */
function pdfOf(config: Config): PdfEngine {
  const main = createPdfPool({ threads: config.pdfThreads, timeoutMs: config.pdfSeconds * 1000 });
  const strangers = createPdfPool({ threads: 1, timeoutMs: config.verifySeconds * 1000 });
  return {
    ...main,
    verify: strangers.verify,
    close: async () => {
      await Promise.all([main.close(), strangers.close()]);
    },
  };
}

/** Only an environment that delivers may have a mail server; without one its mail lands in the mailbox too. */
function mailerOf(
  name: EnvironmentName,
  { config, secrets }: ContextOptions,
  pool: Pool,
  clock: () => Date,
): Mailer & { close(): void } {
  if (environments[name].mail === 'capture' || config.smtpHost === '') {
    return { ...createMailboxMailer(pool, clock), close: () => {} };
  }
  return createSmtpMailer({
    host: config.smtpHost,
    port: config.smtpPort,
    secure: config.smtpSecure === 'yes',
    user: config.smtpUser,
    password: secrets.smtpPassword,
  });
}

export function logOf(config: Config, environment: string): Log {
  const readable = config.logFormat === 'readable' || (config.logFormat === 'auto' && process.stdout.isTTY === true);
  const write = (line: string) => process.stdout.write(line);
  return createLog({ level: config.logLevel, readable, write }, { environment });
}
