import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiFixture, type ApiPerson, apiFixture } from '../../../tests/support/api.ts';
import { deletedAnswer } from '../../contract/api/answers.ts';
import { contactAnswer, contactListAnswer } from '../../contract/api/contact.ts';

let api: ApiFixture;
let owner: ApiPerson;
let stranger: ApiPerson;

beforeAll(async () => {
  api = await apiFixture('live');
  [owner, stranger] = [await api.person(), await api.person()];
});
afterAll(() => api.close());

const versions = ['v1', 'v1.1', 'v1.2'];
const keys = ['objectId', 'name', 'email', 'phone', 'company', 'job_title', 'createdAt', 'updatedAt'];
const generic = [400, { error: 'Something went wrong, please try again later!' }];
const unknown = [404, { error: 'Contact not found!' }];
let serial = 0;

async function added(who: ApiPerson, given: object = {}): Promise<string> {
  serial += 1;
  const answer = await api.call(who, 'POST', '/createcontact', {
    name: 'Joe',
    email: `joe${serial}@example.com`,
    ...given,
  });
  expect(answer.status, answer.text).toBe(200);
  return String(answer.json.objectId);
}

test.each(versions)('a contact is made, read and listed under %s with its keys', async (version) => {
  const person = await api.person();
  const shown = version === 'v1' ? keys.filter((key) => key !== 'company' && key !== 'job_title') : keys;
  const body = { name: ' Joe Bee ', email: ' Joe@Example.com ', phone: 4131, company: 'Bee Ltd', job_title: 'dev' };
  const made = await api.call(person, 'POST', '/createcontact', body, { version });
  expect(Object.keys(made.json)).toEqual(shown);
  expect(contactAnswer.parse(made.json)).toMatchObject({ name: 'Joe Bee', email: 'joe@example.com', phone: '4131' });
  const read = await api.call(person, 'GET', `/contact/${made.json.objectId}`, undefined, { version });
  expect(read.json).toEqual(made.json);
  const listed = await api.call(person, 'GET', '/contactlist', undefined, { version });
  expect(listed.json).toEqual({ result: [made.json] });
});

test('one contact for each address of an account', async () => {
  await added(owner, { email: 'mia@example.com' });
  const again = await api.call(owner, 'POST', '/createcontact', { name: 'Mia', email: 'MIA@example.com' });
  expect([again.status, again.json]).toEqual([401, { error: 'Contact already exists!' }]);
  await added(stranger, { email: 'mia@example.com' });
});

test('what is missing and what is no address is told apart', async () => {
  for (const body of [
    undefined,
    {},
    { name: 'Joe' },
    { email: 'joe@example.com' },
    { name: ' ', email: 'a@example.com' },
  ]) {
    const answer = await api.call(owner, 'POST', '/createcontact', body);
    expect([answer.status, answer.json]).toEqual([400, { error: 'Please provide all required parameters.' }]);
  }
  for (const body of [
    { name: 'Joe', email: 'joe' },
    { name: 'J'.repeat(501), email: 'j@example.com' },
  ]) {
    const answer = await api.call(owner, 'POST', '/createcontact', body);
    expect([answer.status, answer.json]).toEqual(generic);
  }
});

test.each(versions)('a change under %s leaves alone what it does not name', async (version) => {
  const id = await added(owner, { phone: '1', company: 'Bee Ltd' });
  const put = (body?: object) => api.call(owner, 'PUT', `/contact/${id}`, body, { version });
  const changed = await put({ phone: '', job_title: 'boss', external_id: 5, company: null });
  expect([changed.status, changed.json]).toEqual([200, { objectId: id, message: 'Contact updated successfully' }]);
  const { json } = await api.call(owner, 'GET', `/contact/${id}`);
  expect(json).toMatchObject({ name: 'Joe', phone: '', company: 'Bee Ltd', job_title: 'boss' });
  for (const body of [undefined, {}, { nickname: 'x' }, { name: null }, { name: '' }]) {
    const answer = await put(body);
    expect([answer.status, answer.json]).toEqual([400, { error: 'Please provide valid field names!' }]);
  }
  expect([(await put({ email: 'nobody' })).status, (await put({ phone: ['1'] })).status]).toEqual([400, 400]);
});

test('a contact does not take the address of another one', async () => {
  const id = await added(owner);
  await added(owner, { email: 'taken@example.com' });
  const answer = await api.call(owner, 'PUT', `/contact/${id}`, { email: 'Taken@example.com' });
  expect([answer.status, answer.json]).toEqual([400, { error: 'Contact already exists!' }]);
});

test('a deleted contact, another account’s and a malformed id are unknown', async () => {
  const [gone, foreign] = [await added(owner), await added(stranger)];
  const deleted = await api.call(owner, 'DELETE', `/contact/${gone}`);
  expect(Object.keys(deletedAnswer.parse(deleted.json))).toEqual(['objectId', 'deletedAt']);
  for (const id of [gone, foreign, 'aB3dE6gH9j', '%00', 'a-b']) {
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      const answer = await api.call(owner, method, `/contact/${id}`, method === 'PUT' ? { name: 'x' } : undefined);
      expect([answer.status, answer.json], `${method} ${id}`).toEqual(unknown);
    }
  }
  expect((await api.call(stranger, 'GET', `/contact/${foreign}`)).status).toBe(200);
});

test('lists go from the newest, page by page', async () => {
  const person = await api.person();
  api.environment.setClock(new Date('2027-01-01T10:00:00.000Z'));
  const first = await added(person);
  api.environment.setClock(new Date('2027-01-01T10:00:01.000Z'));
  const second = await added(person);
  const list = async (query: string) => {
    const { json } = await api.call(person, 'GET', `/contactlist${query}`);
    return contactListAnswer.parse(json).result.map(({ objectId }) => objectId);
  };
  expect(await list('')).toEqual([second, first]);
  expect(await list('?limit=1&skip=1')).toEqual([first]);
});

test('the people of a document become contacts; those who are one already stay as they are', async () => {
  const person = await api.person();
  await added(person, { name: 'Mia Known', email: 'mia@example.com', phone: '999' });
  const leo = { email: 'leo@example.com', company: 'Leo Ltd', job_title: 'CEO' };
  // The same new people in another order, at once: neither call waits for the other in a circle.
  const signers = ['ann@example.com', 'ben@example.com', 'leo@example.com'].map((email) => ({ ...leo, email }));
  const calls = Array.from({ length: 6 }, (_, index) =>
    api.create(person, { signers: index % 2 === 0 ? signers : [...signers].reverse() }),
  );
  for (const answer of await Promise.all(calls)) expect(answer.status, answer.text).toBe(200);
  await api.created(person, { signers: [{ email: 'mia@example.com', name: 'Mia New' }] });
  const { json } = await api.call(person, 'GET', '/contactlist');
  const people = contactListAnswer.parse(json).result;
  expect(people).toHaveLength(4);
  expect(people.find(({ email }) => email === 'mia@example.com')).toMatchObject({ name: 'Mia Known', phone: '999' });
  expect(people.find(({ email }) => email === 'leo@example.com')).toMatchObject({
    company: 'Leo Ltd',
    job_title: 'CEO',
  });
});

test('a call that is refused leaves no contacts', async () => {
  const poor = await api.person({ credits: 0 });
  expect((await api.create(poor)).status).toBe(400);
  expect((await api.call(poor, 'GET', '/contactlist')).json).toEqual({ result: [] });
});
