import { describe, expect, it } from 'vitest';
import { widget } from '../../../tests/support/documents.ts';
import { marksFor } from './marks.ts';

const blob = async (sha256: string) => Buffer.from(sha256);

describe('what an answer looks like on the page', () => {
  it('text keeps size and colour, hidden text is printed as asterisks', async () => {
    expect(await marksFor(widget('textbox', { fontsize: 10, color: 'blue' }), 'Berlin', blob)).toMatchObject([
      { kind: 'text', text: 'Berlin', fontSize: 10, color: 'blue', page: 1, x: 50, y: 60, w: 150, h: 19 },
    ]);
    const secret = widget('cells', { hideTextWithAsterisks: true, cellCount: 4 });
    expect(await marksFor(secret, '1234', blob)).toMatchObject([{ kind: 'cells', text: '****', cellCount: 4 }]);
    expect(await marksFor(widget('textbox'), '', blob)).toEqual([]);
  });

  it('a tall box takes several lines', async () => {
    expect(await marksFor(widget('textbox', {}, { h: 60 }), 'a\nb', blob)).toMatchObject([{ multiline: true }]);
  });

  it('choices show every option, pictures their blob', async () => {
    const box = widget('checkbox', { values: ['a', 'b', 'c'], layout: 'horizontal' });
    expect(await marksFor(box, ['a', 'c'], blob)).toMatchObject([
      {
        kind: 'choices',
        style: 'checkbox',
        layout: 'horizontal',
        options: [
          { label: 'a', chosen: true },
          { label: 'b', chosen: false },
          { label: 'c', chosen: true },
        ],
      },
    ]);
    expect(await marksFor(widget('radio button', { values: ['a', 'b'] }), 'b', blob)).toMatchObject([
      { style: 'radio' },
    ]);
    expect(await marksFor(widget('signature'), { image: 'ab' }, blob)).toMatchObject([
      { kind: 'image', bytes: Buffer.from('ab') },
    ]);
  });
});
