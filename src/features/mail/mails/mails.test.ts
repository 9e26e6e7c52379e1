import { expect, test } from 'vitest';
import { testSettings } from '../../../../tests/support/settings.ts';
import { environments } from '../../../domain/environment.ts';
import { languages } from '../../../domain/language/languages.ts';
import { mailCatalogues } from '../messages/catalogues.ts';
import { completedMail } from './completed.ts';
import { type CustomRequestMailData, customRequestMail } from './custom-request.ts';
import { requestMail } from './request.ts';

const live = { settings: testSettings('live'), environment: environments.live };
const sandbox = { settings: testSettings('sandbox'), environment: environments.sandbox };
const link = 'https://sign.example.com/sign/4nK8vQ2m-Zt7yR1cXw';

function request(own: Partial<CustomRequestMailData> = {}): CustomRequestMailData {
  return {
    documentTitle: 'Services <b>agreement</b> & "terms"',
    pages: 2,
    note: 'Hello <script>alert(1)</script> Mia',
    expiresAt: new Date('2026-12-08T17:00:00Z'),
    timeZone: 'Europe/Berlin',
    sender: { name: 'Ana <Brandt>', email: 'ana@larkfield.example', company: 'Larkfield Studio', phone: '+44 1' },
    recipient: { name: 'Mia', email: 'mia@example.com', phone: '', type: 'signer', fields: 3 },
    link,
    signsAfter: ['Kai Lindqvist'],
    subject: '',
    body: '',
    ...own,
  };
}

test('what people typed is escaped in the HTML and plain in the text part', async () => {
  const mail = await requestMail(live, request());
  expect(mail.html).not.toContain('<script>alert');
  expect(mail.html).not.toContain('<b>agreement');
  expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(mail.text).toContain('Hello <script>alert(1)</script> Mia');
});

test('the text part says what the HTML says: act, link, end with its zone, who follows, support, terms and privacy', async () => {
  const mail = await requestMail(live, request());
  const said = [
    link,
    'Tuesday 8 December 2026, 18:00 CET',
    'Kai Lindqvist',
    'Review and sign',
    'ana@larkfield.example',
    'support@signet.test',
    'http://localhost:3000/terms',
    'http://localhost:3000/privacy',
  ];
  for (const words of said) {
    expect(mail.text).toContain(words);
    expect(mail.html).toContain(words);
  }
});

test('mail of the sandbox begins with the amber strip, mail of live has none', async () => {
  const mail = await requestMail(sandbox, request());
  const strip = mail.html.indexOf('SANDBOX - NO LEGAL EFFECT');
  expect(strip).toBeGreaterThan(0);
  expect(strip).toBeLessThan(mail.html.indexOf('Larkfield Studio'));
  expect(mail.text.startsWith('SANDBOX - NO LEGAL EFFECT\n')).toBe(true);
  expect((await requestMail(live, request())).html).not.toContain('SANDBOX');
});

test("the sender's own mail: variables filled and escaped, unknown names kept, nothing that runs", async () => {
  const mail = await customRequestMail(
    live,
    request({
      subject: '{{document_title}} for {{receiver_name}}\r\nBcc: x@y',
      body: `<p onclick="x()">Hi {{receiver_name}}, {{note}} {{nobody}}</p><a href="{{signing_url}}">Sign</a>
        <a href="javascript:alert(1)">bad</a><img src=x onerror=alert(1)><script>steal()</script><p>open`,
    }),
  );
  expect(mail.subject).toBe('Services <b>agreement</b> & "terms" for Mia Bcc: x@y');
  expect(mail.html).toContain('Hello &lt;script&gt;');
  expect(mail.html).toContain('{{nobody}}');
  expect(mail.html).toContain(`<a href="${link}">Sign</a>`);
  expect(mail.html).not.toMatch(/onclick|onerror|javascript:|steal/);
  expect(mail.html).toContain('<p>open</p>');
  expect(mail.text).toContain(`Sign (${link})`);
});

test('an own mail that forgets the link still leads to the document', async () => {
  const mail = await customRequestMail(live, request({ body: '<p>Dear {{receiver_name}}</p>' }));
  expect(mail.html).toContain(`href="${link}"`);
  expect(mail.text).toContain(link);
});

test('the completed mail names who acted, when, and what is attached', async () => {
  const mail = await completedMail(live, {
    documentTitle: 'Services agreement',
    documentId: '7Q4KM2XD91',
    timeZone: 'UTC',
    sender: { name: 'Ana Brandt', email: 'ana@larkfield.example', company: '' },
    people: [{ name: 'Mia Torres', type: 'signer', at: new Date('2026-11-24T10:42:00Z') }],
    files: [{ name: 'Services agreement.pdf', note: 'Attached, 2 pages, 214 KB' }],
    sealedFile: 'attached',
    link: null,
  });
  expect(mail.subject).toBe('Completed: Services agreement');
  expect(mail.text).toContain('Mia Torres: Signed 24 Nov 2026, 10:42 GMT');
  expect(mail.text).toContain('Services agreement.pdf: Attached, 2 pages, 214 KB');
  expect(mail.html).not.toContain('Open the document');
  expect(mail.text).toContain('Anyone can check the PDF, without an account: http://localhost:3000/verify');
});

test('a mail speaks the language of who gets it, from subject to foot, and runs from right to left where that does', async () => {
  const arabic = await requestMail(live, request(), 'ar');
  expect(arabic.subject).toBe('Ana <Brandt> يطلب توقيعكم: Services <b>agreement</b> & "terms"');
  expect(arabic.html).toContain('dir="rtl" lang="ar"');
  expect(arabic.html).not.toMatch(/No account needed|Ends|Terms|button doesn/);
  expect(arabic.text).toContain('صفحتان');
  const japanese = await customRequestMail(live, request({ subject: 'Own subject' }), 'ja');
  expect(japanese.subject).toBe('Own subject');
  expect(japanese.html).toContain('dir="ltr" lang="ja"');
  expect(japanese.text).toContain('確認して署名する:\nhttp');
  expect(japanese.text).toContain('2026年12月8日火曜日');
});

test('every language has the same names in each text of a mail, and the forms its numbers ask for', () => {
  const leaves = (value: unknown, path = ''): (readonly [string, string])[] =>
    typeof value === 'string'
      ? [[path, value]]
      : Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
  const english = leaves(mailCatalogues.en).filter(([path]) => !path.endsWith('.one'));
  for (const language of languages) {
    const own = new Map(leaves(mailCatalogues[language]));
    for (const [path, text] of english)
      expect([language, path, names(own.get(path) ?? '?')]).toEqual([language, path, names(text)]);
    const rules = new Intl.PluralRules(language);
    for (let count = 0; count < 120; count += 1) expect(own.has(`.pages.${rules.select(count)}`)).toBe(true);
  }
});
