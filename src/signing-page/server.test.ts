import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageOptions } from '../contract/sign/page.ts';
import { buildSigningPage } from './build.mjs';
import { renderSigningPage } from './server.tsx';

const options: PageOptions = {
  address: '/sign/r/r1',
  language: 'en',
  environment: 'live',
  productName: 'Signet',
  supportEmail: 'support@signet.test',
  signUpUrl: null,
  saved: [],
  base: '/sign/r/abc',
  assets: { script: '/sign-assets/client.js', styles: '/sign-assets/styles.css', faces: {} },
};

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signet-page-'));
  await buildSigningPage(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the page to first use is within its budget, and neither pad nor handwriting is part of it', () => {
  const files = readdirSync(folder);
  const first = files.filter((name) => /^(client|styles|chunk)-/.test(name));
  const bytes = first.map((name) => gzipSync(readFileSync(join(folder, name))).length);
  expect(first.length).toBeGreaterThanOrEqual(2);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(90 * 1024);
  const read = (names: readonly string[]) => names.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  const later = files.filter((name) => /^(signature_pad|text-view)-/.test(name));
  expect(read(later)).toContain('minDistance');
  expect(read(first)).not.toContain('minDistance');
  const fonts = read(first).match(/url\([^)]*woff2[^)]*\)/g) ?? [];
  expect(fonts.length).toBeGreaterThan(0);
  expect(fonts.filter((font) => !font.includes('/inter-'))).toEqual([]);
});

test('what a sender typed can end neither the page nor its state', () => {
  const html = renderSigningPage(
    {
      state: 'declined',
      title: '</script><img src=x onerror=alert(1)>',
      senderName: '"Ana" <b>',
      senderEmail: 'ana@example.com',
      byMe: true,
      declinedBy: '',
      declinedAt: '2026-11-24T10:00:00.000Z',
    },
    options,
  );
  expect(html).not.toContain('<img src=x');
  expect(html.match(/<\/script>/g)).toHaveLength(2);
});

test('a sandbox page says so in title, bar and frame', () => {
  const html = renderSigningPage({ state: 'unknown-link' }, { ...options, environment: 'sandbox' });
  expect(html).toContain('<title>TEST ');
  expect(html).toContain('Sandbox. Test documents only, no legal effect.');
  expect(html).toContain('class="hatch"');
  expect(renderSigningPage({ state: 'unknown-link' }, options)).not.toContain('hatch');
});
