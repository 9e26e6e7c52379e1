import { expect, test } from 'vitest';
import { ConfigError, entries, isLocalUrl, readConfig, secretEntries } from './config.ts';

test('with nothing set, an instance serves this machine alone', () => {
  const { config, secrets } = readConfig({});
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    sandboxPort: 3001,
    mailboxPort: 3002,
    edition: 'cloud',
  });
  expect(config.publicUrl).toBe('http://localhost:3000');
  expect(config.sandboxInternalUrl).toBe('http://127.0.0.1:3001');
  expect(secrets.databaseUrl).toBe('');
});

test('addresses follow the ports unless they are given', () => {
  const { config } = readConfig({ PORT: '8080', HOST: '0.0.0.0', SANDBOX_PUBLIC_URL: 'https://sandbox.example.com/' });
  expect(config.publicUrl).toBe('http://localhost:8080');
  expect(config.sandboxPublicUrl).toBe('https://sandbox.example.com');
  expect(config.sandboxInternalUrl).toBe('http://127.0.0.1:3001');
});

test.each([
  { PORT: 'http' },
  { PORT: '70000' },
  { SIGNET_EDITION: 'enterprise' },
  { PUBLIC_URL: 'sign.example.com' },
  { MAX_FILE_MB: '101' },
])('a setting that makes no sense is named: %o', (env) => {
  const name = Object.keys(env)[0] ?? '';
  expect(() => readConfig(env)).toThrow(ConfigError);
  expect(() => readConfig(env)).toThrow(name);
});

test('local addresses are told from public ones', () => {
  for (const url of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:1', 'http://a.localhost']) {
    expect(isLocalUrl(url)).toBe(true);
  }
  for (const url of ['https://sign.example.com', 'http://localhost.example.com', 'http://10.0.0.5']) {
    expect(isLocalUrl(url)).toBe(false);
  }
});

test('docs/operate/configuration.md lists exactly these settings', async () => {
  const row = (entry: { env: string; default: string; doc: string }) =>
    `| \`${entry.env}\` | ${entry.default === '' ? '' : `\`${entry.default}\``} | ${entry.doc} |`;
  const table = (rows: readonly { env: string; default: string; doc: string }[]) =>
    ['| Setting | Default | What it does |', '|---|---|---|', ...rows.map(row)].join('\n');
  const page = [
    '# Configuration',
    'Signet reads its settings from environment variables. All of them have a default: `npm start` works with none.',
    table(Object.values(entries)),
    '## Secrets',
    'These are never shown or logged.',
    table(Object.values(secretEntries)),
    'This page is made from `src/config.ts`; `npx vitest run src/config.test.ts -u` writes it anew.\n',
  ];
  await expect(page.join('\n\n')).toMatchFileSnapshot('../docs/operate/configuration.md');
});
