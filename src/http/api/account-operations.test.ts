import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { creditsAnswer, userAnswer } from '../../contract/api/answers.ts';

let api: ApiFixture;
let owner: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  owner = await api.person({ credits: 7 });
});
afterAll(() => api.close());

test.each(['v1', 'v1.1', 'v1.2'])('getuser and getcredits answer under %s', async (version) => {
  const user = await api.call(owner, 'GET', '/getuser', undefined, { version });
  expect(userAnswer.parse(user.json)).toMatchObject({ email: owner.account.email, jobTitle: 'Owner' });
  expect(Object.keys(user.json)).toEqual([
    'objectId',
    'name',
    'email',
    'phone',
    'jobTitle',
    'company',
    'createdAt',
    'updatedAt',
  ]);
  const credits = await api.call(owner, 'GET', '/getcredits', undefined, { version });
  expect(creditsAnswer.parse(credits.json)).toEqual({
    plan_credits: 7,
    addon_credits: 0,
    total_credits: 7,
    renewal_date: '2030-01-01T00:00:00.000Z',
  });
});

test('the webhook is kept byte for byte, once, and can be removed', async () => {
  const webhook = (method: 'GET' | 'POST' | 'DELETE', body?: object) => api.call(owner, method, '/webhook', body);
  const nothing = await webhook('GET');
  expect([nothing.status, nothing.json]).toEqual([404, { error: 'User not found!' }]);
  const url = 'https://Example.com/hook?secret=a%20b&x=';
  const saved = await webhook('POST', { url });
  expect([saved.status, saved.json]).toEqual([200, { result: 'Webhook updated successfully!' }]);
  expect((await webhook('GET')).json).toEqual({ webhook: url });
  const again = await webhook('POST', { Url: url });
  expect([again.status, again.json]).toEqual([401, { error: 'Webhook url already exists!' }]);
  expect((await webhook('POST', { Url: `${url}2` })).json).toEqual({ result: 'Webhook updated successfully!' });
  for (const body of [{}, { url: 'ftp://example.com' }, { url: 'nonsense' }, { url: 5 }, { url: '' }]) {
    const answer = await webhook('POST', body);
    expect([answer.status, answer.json]).toEqual([400, { error: 'Something went wrong, please try again later!' }]);
  }
  expect((await webhook('DELETE')).json).toEqual({ result: 'Webhook deleted successfully!' });
  expect((await webhook('GET')).status).toBe(404);
});
