import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../document/default-settings.ts';
import { defaultSizes, defaultsFor } from '../widget/defaults.ts';
import { plainMatches } from '../widget/pattern.ts';
import type { WidgetOptions, WidgetType } from '../widget/types.ts';
import type { DraftContent, DraftPerson, DraftPrefill, DraftWidget } from './content.ts';
import type { DraftRules } from './rules.ts';
import { settleDraft } from './settle-draft.ts';

const rules: DraftRules = {
  kept: null,
  pages: [{ width: 600, height: 800 }],
  limits: { people: 3, fields: 10 },
  features: ['roles', 'validation', 'reminders', 'otp', 'custom-mails'],
  ownerDateFormat: 'dd/mm/yyyy',
  matches: plainMatches,
};

let serial = 0;
function field(type: WidgetType, options: Partial<WidgetOptions> = {}, place: Partial<DraftWidget> = {}): DraftWidget {
  serial += 1;
  const name = `${type} ${serial}`;
  const box = { page: 1, x: 10, y: 10, ...defaultSizes[type] };
  return { id: `f${serial}`, type, ...box, ...place, options: { ...defaultsFor(type), name, ...options } };
}

function person(given: Partial<DraftPerson> = {}): DraftPerson {
  const empty = { role: '', name: '', phone: '', company: '', jobTitle: '', hasAccessCode: false } as const;
  return {
    id: 'mia',
    turn: 1,
    ...empty,
    type: 'signer',
    email: 'mia@example.com',
    widgets: [field('signature')],
    ...given,
  };
}

function draft(people: readonly DraftPerson[], more: Partial<DraftContent> = {}): DraftContent {
  const texts = { title: 'Lease', note: '', description: '', folderId: null };
  return { ...texts, settings: defaultSettings, people, prefill: [], ...more };
}

function problems(content: DraftContent, own: Partial<DraftRules> = {}): string[] {
  return settleDraft(content, { ...rules, ...own }).problems.map(({ code, personId, widgetId, setting }) =>
    [code, personId, widgetId, setting].filter((part) => part !== undefined).join(' '),
  );
}

describe('what keeps a draft from being sent', () => {
  it('nothing, when one signer has a place to sign, or no field at all', () => {
    expect(problems(draft([person()]))).toEqual([]);
    expect(problems(draft([person({ widgets: [] })]))).toEqual([]);
  });

  it('each problem is told, with the person, field or setting it is about', () => {
    const text = field('textbox');
    const settings = { ...defaultSettings, redirectUrl: 'ftp://x', cc: ['nobody'], mergeCertificate: true };
    expect(
      problems(draft([person({ email: ' ', widgets: [text] })], { title: ' ', settings }), { features: [] }),
    ).toEqual([
      'title-missing',
      'bad-setting redirectUrl',
      'bad-setting cc',
      'needs-plan mergeCertificate',
      'address-missing mia',
      'signer-without-signature mia',
    ]);
    expect(problems(draft([]))).toEqual(['no-recipients']);
    expect(problems(draft([person({ email: 'mia example.com' })]))).toEqual(['bad-address mia']);
  });

  it('names are unique in the whole document', () => {
    const [one, two] = [field('textbox', { name: 'Rent' }), field('textbox', { name: 'Rent ' })];
    const kai = person({ id: 'kai', widgets: [field('signature'), two] });
    expect(problems(draft([person({ widgets: [field('signature'), one] }), kai]))).toEqual([
      `name-taken kai ${two.id}`,
    ]);
  });

  it('fields lie on a page, have options to choose from, and rules that can be met', () => {
    const wrong = [
      field('textbox', {}, { page: 2 }),
      field('dropdown'),
      field('textbox', { pattern: '/(/' }),
      field('number', { formula: '{{nothing}}' }),
      field('checkbox', { values: ['a'], minSelections: 2 }),
    ];
    const found = problems(draft([person({ widgets: [field('signature'), ...wrong] })]));
    expect(found.map((each) => each.split(' ')[0])).toEqual([
      'widget-outside-page',
      'options-missing',
      'bad-pattern',
      'bad-options',
      'bad-formula',
    ]);
  });

  it('what the sender fills is filled: an unticked box is an answer, an empty text only where it need not be', () => {
    const open: DraftPrefill[] = [
      { widget: field('textbox'), response: ' ' },
      { widget: field('textbox', { required: false }), response: null },
      { widget: field('checkbox', { values: ['Yes'] }), response: null },
      { widget: field('dropdown', { values: ['A'] }), response: 'B' },
      { widget: field('date', { format: 'dd/mm/yyyy' }), response: '31/02/2026' },
      { widget: field('image'), response: null },
      { widget: field('signature'), response: 'x' },
    ];
    const settled = settleDraft(draft([person()], { prefill: open }), rules);
    expect(settled.problems.map(({ code, widgetId }) => `${code} ${widgetId}`)).toEqual([
      `prefill-missing ${open[0]?.widget.id}`,
      `bad-response ${open[3]?.widget.id}`,
      `bad-response ${open[4]?.widget.id}`,
      `prefill-missing ${open[5]?.widget.id}`,
      `unsupported-widget ${open[6]?.widget.id}`,
    ]);
    expect(settled.prefill.map(({ widget, response }) => [widget.id, response])).toEqual([[open[2]?.widget.id, []]]);
  });
});
