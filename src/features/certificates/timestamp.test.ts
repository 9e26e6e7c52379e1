import { createHash } from 'node:crypto';
import { TimeStampReq } from 'pkijs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestEnvironment, testEnvironment } from '../../../tests/support/deps.ts';
import { authorities, type OutsideTsa, startOutsideTsa, type TsaManner } from '../../../tests/support/outside-tsa.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { inspectCertificate, inspectToken, timestampToken } from '../../pdf/index.ts';
import { createGuardedFetch } from '../../platform/fetch/undici-fetch.ts';
import { sealIdentity } from './identity.ts';
import { timestamp } from './timestamp.ts';

const digest = createHash('sha256').update('a document').digest();
let t: TestEnvironment;
let tsa: OutsideTsa;
beforeAll(async () => {
  [t, tsa] = await Promise.all([testEnvironment('live'), startOutsideTsa()]);
});
beforeEach(() => {
  tsa.manner = 'good';
  tsa.asked.length = 0;
});
afterAll(async () => {
  await Promise.all([t.close(), tsa.close()]);
});

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
async function asked(urls: readonly string[], roots: readonly Uint8Array[] = [tsa.root]) {
  // What was fetched for one is kept by its fetch: each of these asks anew.
  const fetch = createGuardedFetch(['127.0.0.1:*']);
  const deps = { ...t.deps, fetch, log: { ...t.deps.log, ...quiet } };
  const outcome = await timestamp({ ...deps, timestamps: authorities(urls, roots, 1500) }, digest);
  await fetch.close();
  return outcome;
}

async function refusal(manner: TsaManner): Promise<string> {
  tsa.manner = manner;
  const outcome = await asked([tsa.url]);
  if (!isRefusal(outcome)) throw new Error('A timestamp was taken.');
  return String(outcome.detail?.why);
}

test('an outside authority stamps, and its chain and revocation list come along', async () => {
  const outcome = await asked([tsa.url]);
  if (isRefusal(outcome)) throw new Error(String(outcome.detail?.why));
  const { chain, until } = inspectToken(outcome.token);
  expect(chain.map((one) => inspectCertificate(one).commonName)).toEqual(['Outside TSA', 'Outside Root']);
  expect(outcome.until).toEqual(until);
  expect(outcome.validation.crls).toHaveLength(1);
  expect(outcome.validation.certificates).toHaveLength(2);
});

test('the second is asked when the first is dead, with the credentials in its address', async () => {
  const withUser = tsa.url.replace('http://', 'http://signet:p%40ss@');
  const outcome = await asked(['http://127.0.0.1:9/tsr', withUser]);
  expect(isRefusal(outcome)).toBe(false);
  expect(tsa.asked).toEqual([`Basic ${Buffer.from('signet:p@ss').toString('base64')}`]);
});

test.each([
  ['down', 'answered with status 503'],
  ['garbage', 'answered with something that is no timestamp'],
  ['rejects', 'refused the request (status 2)'],
  ['wrong-nonce', 'answered another request (wrong nonce)'],
  ['other-digest', 'stamped something else than was asked for'],
  ['too-long', 'sent an answer that is too long'],
] as const)('an authority that is %s gives no timestamp, and the refusal says so', async (manner, words) => {
  expect(await refusal(manner)).toBe(`No timestamp could be had: ${new URL(tsa.url).host} ${words}.`);
});

test('an authority under another root, or one whose revocation list is away, gives none', async () => {
  const { root } = await startAndStop();
  const other = await asked([tsa.url], [root]);
  expect(isRefusal(other) && other.detail?.why).toContain('leads to none of the given roots');
  expect(await refusal('no-list')).toContain('whether the certificate "Outside TSA" is still good');
});

test('a certificate that is not for timestamps alone makes none', async () => {
  const { signer } = await sealIdentity(t.deps);
  const ask = async (request: Uint8Array) => {
    const { nonce } = TimeStampReq.fromBER(Buffer.from(request));
    const given = new Uint8Array(nonce?.valueBlock.valueHexView ?? []);
    const token = await timestampToken({ digest, authority: signer, chain: [], time: new Date(), nonce: given });
    return answerWith(token);
  };
  const deps = { ...t.deps, log: { ...t.deps.log, ...quiet } };
  const timestamps = { services: [{ name: 'seal.example', ask }], roots: [], policy: null };
  const outcome = await timestamp({ ...deps, timestamps }, digest);
  expect(isRefusal(outcome) && outcome.detail?.why).toContain('signed with a certificate not made for timestamps');
});

test('a clock that is far off is not believed', async () => {
  t.setClock(new Date(Date.now() + 3_600_000));
  expect(await refusal('good')).toContain('which is not plausible');
});

/** TimeStampResp: granted. */
function answerWith(token: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from('3003020100', 'hex'), token]);
  const length = Buffer.from([0x30, 0x82, body.length >> 8, body.length & 255]);
  return Buffer.concat([length, body]);
}

async function startAndStop() {
  const another = await startOutsideTsa();
  await another.close();
  return another;
}
