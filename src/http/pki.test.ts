import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../tests/support/deps.ts';
import { ensureCertificates } from '../features/certificates/ensure.ts';
import { revokeCertificate } from '../features/certificates/revoke.ts';
import { pkiRoutes } from './pki.ts';

const run = promisify(execFile);
let t: TestEnvironment;
let server: FastifyInstance;
let url: string;
let directory: string;

beforeAll(async () => {
  t = await testEnvironment('sandbox');
  await ensureCertificates(t.deps);
  server = Fastify();
  await pkiRoutes(server, t.deps);
  await server.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  directory = await mkdtemp(join(tmpdir(), 'signet-pki-'));
});

afterAll(async () => {
  await server.close();
  await t.close();
  await rm(directory, { recursive: true, force: true });
});

function newest(purpose: string) {
  return t.deps.db
    .selectFrom('certificate')
    .selectAll()
    .where('purpose', '=', purpose)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
}

async function pem(name: string, der: Uint8Array): Promise<string> {
  const path = join(directory, `${name}.pem`);
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  await writeFile(path, `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`);
  return path;
}

/** Asks as a stranger does: with a nonce, and checking the responder's chain up to the root. */
async function askOcsp(serialOf: Uint8Array): Promise<string> {
  const [root, issuer] = [await newest('root'), await newest('issuer')];
  const paths = [await pem('root', root.der), await pem('issuer', issuer.der), await pem('leaf', serialOf)] as const;
  const { stdout, stderr } = await run('openssl', [
    ...['ocsp', '-CAfile', paths[0], '-issuer', paths[1], '-cert', paths[2]],
    ...['-url', `${url}/pki/ocsp`, '-nonce', '-resp_text'],
  ]);
  return stdout + stderr;
}

test('openssl finds the seal certificate good, with its nonce echoed and a next update', async () => {
  const said = await askOcsp((await newest('seal')).der);
  expect(said).toContain('Response verify OK');
  expect(said).toContain('leaf.pem: good');
  expect(said).not.toContain('WARNING: no nonce');
  expect(said).toContain('Next Update');
});

test('an answer past its next update is refused', async () => {
  t.setClock(new Date(Date.now() - 2 * 24 * 3600 * 1000));
  try {
    expect(await askOcsp((await newest('seal')).der)).toContain('Status times invalid');
  } finally {
    t.setClock(new Date());
  }
});

test('GET answers like POST', async () => {
  const [issuer, seal] = [await newest('issuer'), await newest('seal')];
  const request = join(directory, 'request.der');
  const [issuerPath, leafPath] = [await pem('issuer', issuer.der), await pem('leaf', seal.der)];
  await run('openssl', ['ocsp', '-issuer', issuerPath, '-cert', leafPath, '-no_nonce', '-reqout', request]);
  const { readFile } = await import('node:fs/promises');
  const text = encodeURIComponent((await readFile(request)).toString('base64'));
  const answer = await fetch(`${url}/pki/ocsp/${text}`);
  expect(answer.headers.get('content-type')).toBe('application/ocsp-response');
  await writeFile(join(directory, 'answer.der'), Buffer.from(await answer.arrayBuffer()));
  const rootPath = await pem('root', (await newest('root')).der);
  const { stdout, stderr } = await run('openssl', [
    ...['ocsp', '-CAfile', rootPath, '-issuer', issuerPath, '-cert', leafPath],
    ...['-respin', join(directory, 'answer.der'), '-no_nonce'],
  ]);
  expect(stdout + stderr).toContain('leaf.pem: good');
});

test('the chain verifies against root, CRLs and the addresses in the certificates', async () => {
  const [root, issuer, seal] = [await newest('root'), await newest('issuer'), await newest('seal')];
  const { stdout: text } = await run('openssl', ['x509', '-in', await pem('leaf', seal.der), '-noout', '-text']);
  expect(text).toContain(`http://localhost:3001/pki/${issuer.serial}.crl`);
  expect(text).toContain('http://localhost:3001/pki/ocsp');
  expect(text).toContain('TEST - NO LEGAL EFFECT');
  const lists: string[] = [];
  for (const ca of [root, issuer]) {
    const answer = await fetch(`${url}/pki/${ca.serial}.crl`);
    expect(answer.headers.get('content-type')).toBe('application/pkix-crl');
    const der = join(directory, `${ca.purpose}.crl`);
    await writeFile(der, Buffer.from(await answer.arrayBuffer()));
    await run('openssl', ['crl', '-inform', 'DER', '-in', der, '-out', `${der}.pem`]);
    lists.push('-CRLfile', `${der}.pem`);
    const certificate = await fetch(`${url}/pki/${ca.serial}.cer`);
    expect(certificate.headers.get('content-type')).toBe('application/pkix-cert');
    expect(Buffer.from(await certificate.arrayBuffer())).toEqual(ca.der);
  }
  const { stdout } = await run('openssl', [
    ...['verify', '-crl_check_all', ...lists, '-CAfile', await pem('root', root.der)],
    ...['-untrusted', await pem('issuer', issuer.der), await pem('leaf', seal.der)],
  ]);
  expect(stdout).toContain('leaf.pem: OK');
  expect((await fetch(`${url}/pki/${seal.serial}.cer`)).status).toBe(404);
});

test('revoking turns the answer to revoked and makes a new seal certificate', async () => {
  const old = await newest('seal');
  await revokeCertificate(t.deps, old.serial, 'key-compromise');
  const said = await askOcsp(old.der);
  expect(said).toContain('leaf.pem: revoked');
  expect(said).toContain('keyCompromise');
  const fresh = await newest('seal');
  expect(fresh.serial).not.toBe(old.serial);
  expect(await askOcsp(fresh.der)).toContain('leaf.pem: good');
});

test('what is no OCSP request is answered as malformed, not with a fault', async () => {
  const answer = await fetch(`${url}/pki/ocsp`, {
    method: 'POST',
    headers: { 'content-type': 'application/ocsp-request' },
    body: Buffer.from('no request'),
  });
  expect(answer.status).toBe(200);
  // OCSPResponse with responseStatus malformedRequest (RFC 6960, 4.2.1).
  expect(Buffer.from(await answer.arrayBuffer()).toString('hex')).toBe('30030a0101');
  expect((await fetch(`${url}/pki/ocsp/%zz`)).status).toBe(400);
});
