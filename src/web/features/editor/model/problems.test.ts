import { describe, expect, it } from 'vitest';
import { defaultsFor } from '../../../../domain/widget/defaults.ts';
import type { WidgetOptions } from '../../../../domain/widget/types.ts';
import { allProblems } from './all-problems.ts';
import { formulaFault, optionFault } from './option-faults.ts';
import { readPeople } from './people.ts';
import { problemsOf } from './problems.ts';
import { snapMove } from './snap.ts';
import { draftContent, facts, pages, person } from './test-draft.ts';
import type { EditorContent, EditorWidget } from './types.ts';

let serial = 0;
function widget(
  type: EditorWidget['type'],
  owner: string,
  given: Partial<EditorWidget> = {},
  options: Partial<WidgetOptions> = {},
): EditorWidget {
  serial += 1;
  const own = { ...defaultsFor(type), name: `${type} ${serial}`, ...options };
  return { id: `w${serial}`, type, owner, page: 1, x: 10, y: serial * 30, w: 100, h: 20, ...given, options: own };
}

function words(given: Partial<EditorContent>, mode: 'document' | 'template' = 'document'): string[] {
  return problemsOf({ mode, content: draftContent(given), pages }).map((problem) => problem.words);
}

describe('the check strip', () => {
  it('has nothing to say when everybody has a signature', () => {
    expect(words({ widgets: [widget('signature', 'mia'), widget('signature', 'kai')] })).toEqual([]);
  });

  it('names who lacks an address or a signature, in words that lead there', () => {
    const people = [person('mia', { name: 'Mia Torres' }), person('kai', { name: 'Kai Berg', email: '' })];
    const found = problemsOf({
      mode: 'document',
      content: draftContent({ people, widgets: [widget('signature', 'kai')] }),
      pages,
    });
    expect(found).toEqual([
      { words: 'Mia has no signature field.', place: { at: 'person', id: 'mia' } },
      { words: 'Kai Berg has no email address.', place: { at: 'person', id: 'kai' } },
    ]);
  });

  it('a template’s roles need no people, until a document is made of it', () => {
    const content = draftContent({
      people: [person('client', { name: '', email: '', role: 'Client' })],
      widgets: [widget('signature', 'client')],
    });
    expect(problemsOf({ mode: 'template', content, pages })).toEqual([]);
    expect(problemsOf({ mode: 'template', content, pages }, true).map((each) => each.words)).toEqual([
      'Client has no email address.',
    ]);
  });

  it('nobody to sign, a double address, a short access code, a name used by two people', () => {
    expect(words({ people: [] })).toEqual(['Add somebody who signs.']);
    const twins = [person('mia'), person('kai', { email: 'mia@example.com', accessCode: '123' })];
    const same = [widget('signature', 'mia', {}, { name: 'Here' }), widget('signature', 'kai', {}, { name: 'Here' })];
    expect(words({ people: twins, widgets: same })).toEqual([
      'mia@example.com is there twice.',
      'The access code of kai needs at least 6 digits.',
      'Two fields are called “Here”.',
    ]);
  });

  it('fields of the sender wait for an answer; overlaps only warn', () => {
    const content = draftContent({
      people: [person('mia')],
      widgets: [
        widget('signature', 'mia', { y: 500 }, { name: 'Sign' }),
        widget('textbox', 'sender', { y: 100, response: '' }, { name: 'Fee' }),
        widget('textbox', 'mia', { y: 505 }, { name: 'Place' }),
      ],
    });
    expect(problemsOf({ mode: 'document', content, pages }).map((each) => [each.words, each.warning === true])).toEqual(
      [
        ['Fill in “Fee”.', false],
        ['“Place” lies over “Sign” on page 1.', true],
      ],
    );
  });
});

it('what the plan lacks is told before sending', () => {
  const content = draftContent({
    widgets: [widget('signature', 'mia'), widget('signature', 'kai')],
    settings: { ...draftContent().settings, enableOtp: true, redirectUrl: 'nowhere' },
  });
  const found = allProblems({ mode: 'document', content, pages }, true, {
    ...facts,
    features: ['roles'],
  });
  expect(found.map((problem) => problem.words)).toEqual([
    'The web address to go to afterwards can’t be used as it is.',
    'The email code needs the plan Professional, Teams or Enterprise.',
  ]);
});

describe('settings of a field', () => {
  it.each([
    ['checkbox', { values: [] }, 'nothing to choose'],
    ['dropdown', { values: ['a', 'a'] }, 'Two options are the same'],
    ['checkbox', { values: ['a'], minSelections: 2 }, 'More must be ticked'],
    ['checkbox', { values: ['a', 'b', 'c'], minSelections: 2, maxSelections: 1 }, 'least to tick'],
    ['date', { minDate: '2026-02-01', maxDate: '2026-01-01' }, 'earliest day is after'],
    ['date', { format: 'dd-mm-yyyy', default: '2026-01-01' }, 'not written in the chosen format'],
    ['date', { format: 'yyyy-mm-dd', default: '2026-01-01', minDate: '2026-01-02' }, 'before the earliest'],
    ['cells', { cellCount: 3, default: 'abcd' }, 'more letters than cells'],
    ['textbox', { pattern: '([' }, 'pattern can’t be read'],
    ['textbox', { pattern: '\\d+', default: 'x' }, 'does not fit'],
    ['textbox', { readonly: true, required: true }, 'Nobody can fill it'],
    ['number', { default: 'five' }, 'not a number'],
  ] as const)('%s %o is told', (type, options, told) => {
    expect(optionFault(widget(type, 'mia', {}, options as Partial<WidgetOptions>), [])).toContain(told);
  });

  it('a formula is followed through the others', () => {
    const price = widget('number', 'mia', {}, { name: 'Price' });
    const total = widget('number', 'mia', {}, { name: 'Total', formula: '{{Price}} * 2' });
    const all = [price, total];
    expect(formulaFault('Total', '{{Price}} * 2', all)).toBe('');
    expect(formulaFault('Total', 'Price * 2', all)).toContain('double braces');
    expect(formulaFault('Total', '{{Cost}} * 2', all)).toBe('There is no number field called “Cost”.');
    expect(formulaFault('Price', '{{Total}} + 1', all)).toBe('This field depends on itself.');
  });
});

describe('typing people', () => {
  it('reads addresses, names, and lists of them', () => {
    expect(readPeople('mia.torres@example.com')).toEqual([{ name: 'Mia Torres', email: 'mia.torres@example.com' }]);
    expect(readPeople('Kai Berg <KAI@example.com>, Lina Berg\nana@x.example')).toEqual([
      { name: 'Kai Berg', email: 'kai@example.com' },
      { name: 'Lina Berg', email: '' },
      { name: 'Ana', email: 'ana@x.example' },
    ]);
  });
});

describe('snapping', () => {
  it('goes to the nearest edge within reach and tells where the guide is', () => {
    const other = { x: 100, y: 300, w: 150, h: 60 };
    const page = { width: 595, height: 842 };
    expect(snapMove({ x: 103, y: 500, w: 40, h: 10 }, [other], page, 4)).toEqual({
      dx: -3,
      dy: 0,
      guides: [{ axis: 'x', at: 100 }],
    });
    expect(snapMove({ x: 400, y: 356, w: 50, h: 60 }, [other], page, 4).dx).toBe(0);
  });
});
