import { expect, it } from 'vitest';
import { htmlOf, textOf } from './message.ts';

it('a message is typed as text and kept as HTML, and comes back as it was typed', () => {
  const text = 'Hi {{receiver_name}},\nhere it is <soon> & fast.\n\nAna';
  expect(htmlOf(text)).toBe('<p>Hi {{receiver_name}},<br>here it is &lt;soon&gt; &amp; fast.</p><p>Ana</p>');
  expect(textOf(htmlOf(text))).toBe(text);
  expect(htmlOf(' \n')).toBe('');
});

it('HTML that was not typed here is left as HTML', () => {
  expect(textOf('<h1>Hi</h1><p>there</p>')).toBeNull();
  expect(textOf('<p>Bold <b>x</b></p>')).toBeNull();
});
