import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { normaliseWidgets } from '../widget/normalise.ts';
import { normaliseOptions } from '../widget/normalise-options.ts';
import { plainMatches } from '../widget/pattern.ts';
import { normaliseOpenPrefill } from '../widget/prefill.ts';
import type { Widget } from '../widget/types.ts';
import { wireOptions } from '../widget/wire-options.ts';
import { answerPrefill } from './answer-prefill.ts';
import { joinPeople, personOf, type TemplatePerson } from './join-people.ts';
import { overrideWidgets } from './override-widgets.ts';
import { publicFault, publicRoleOf } from './public-role.ts';
import { isReady, labelRoles, roleFault } from './roles.ts';
import type { TemplateRole } from './types.ts';

const box = { page: 1, x: 10, y: 10, w: 100, h: 20 };

function widgets(...wire: object[]): Widget[] {
  const read = normaliseWidgets([wire.map((one) => ({ ...box, ...one }))], plainMatches);
  if (isRefusal(read)) throw new Error(read.refused);
  return read[0] ?? [];
}

const signing = widgets({ type: 'signature' });

function role(label: string, own: Partial<TemplateRole> = {}): TemplateRole {
  const nobody = { name: '', email: '', phone: '', company: '', jobTitle: '', accessCodeHash: null };
  return { role: label, type: 'signer', ...nobody, widgets: signing, ...own };
}

function person(label: string, email: string, own: Partial<TemplatePerson> = {}): TemplatePerson {
  const facts = { name: '', phone: '', company: '', jobTitle: '', accessCode: null, overrides: [] };
  return { role: label, type: undefined, email, ...facts, ...own };
}

function joined(roles: TemplateRole[], people: TemplatePerson[]) {
  const taken = joinPeople(roles, people);
  return isRefusal(taken) ? taken.refused : taken.map((one) => `${one.role.role}=${personOf(one).email}`);
}

describe('people take roles', () => {
  const roles = [role('Tenant'), role('landlord'), role('Agent', { email: 'agent@x.example', name: 'Ann' })];

  it('by the label, in any letter case, in the template’s order', () => {
    const people = [person('LANDLORD', 'l@x.example'), person('Tenant', 't@x.example')];
    expect(joined(roles, people)).toEqual(['Tenant=t@x.example', 'landlord=l@x.example', 'Agent=agent@x.example']);
  });

  it('exactly before loosely', () => {
    const near = [role('client'), role('Client')];
    const people = [person('Client', 'big@x.example'), person('client', 'small@x.example')];
    expect(joined(near, people)).toEqual(['client=small@x.example', 'Client=big@x.example']);
  });

  it('an unknown role takes the only placeholder left, never one of two', () => {
    expect(joined(roles, [person('Tenant', 't@x.example'), person('Owner', 'o@x.example')])).toContain(
      'landlord=o@x.example',
    );
    expect(joined(roles, [person('Owner', 'o@x.example')])).toBe('unknown-role');
    const two = [person('Tenant', 't@x.example'), person('a', 'a@x.example'), person('b', 'b@x.example')];
    expect(joined(roles, two)).toBe('unknown-role');
  });

  it('a placeholder without a person, or with one without address, is refused', () => {
    expect(joined(roles, [person('Tenant', 't@x.example')])).toBe('role-without-person');
    expect(joined(roles, [person('Tenant', ''), person('landlord', 'l@x.example')])).toBe('person-without-email');
  });

  it('what is known of the template’s person is not told of another', () => {
    const agent = role('Agent', { email: 'agent@x.example', name: 'Ann', phone: '1', accessCodeHash: 'h' });
    const same = personOf({ role: agent, person: person('Agent', '', { company: 'New Ltd' }) });
    expect(same).toMatchObject({ email: 'agent@x.example', name: 'Ann', phone: '1', company: 'New Ltd' });
    const other = personOf({ role: agent, person: person('Agent', 'kim@x.example', { type: 'approver' }) });
    expect(other).toMatchObject({ name: 'kim@x.example', phone: '', type: 'approver', accessCodeHash: 'h' });
  });
});

describe('roles of a template', () => {
  it('get free labels where none is given', () => {
    expect(labelRoles(['user-2', undefined, undefined])).toEqual(['user-2', 'User-3', 'User-4']);
  });

  it('have one label each, and a signature for each signer once it is finished', () => {
    expect(roleFault([role('A'), role(' a ')], 'unfinished')).toMatchObject({ refused: 'duplicate-role' });
    const bare = role('A', { widgets: [] });
    expect(roleFault([bare], 'unfinished')).toBeUndefined();
    expect(roleFault([bare], 'finished')).toMatchObject({ refused: 'signer-without-signature' });
    expect(roleFault([role('A', { type: 'viewer' })], 'unfinished')).toMatchObject({ refused: 'viewer-with-widgets' });
    expect([isReady([]), isReady([bare]), isReady([role('A'), bare]), isReady([role('A')])]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('can be signed by everybody when just the first is open', () => {
    const [open, named] = [role('Guest'), role('Clerk', { email: 'c@x.example' })];
    const reader = role('Reader', { type: 'viewer', widgets: [], email: 'r@x.example' });
    expect(publicRoleOf([reader, open, named])).toBe(open);
    expect(publicFault([reader, open, named], true)).toBeUndefined();
    expect(publicFault([named, open], false)).toBeUndefined();
    expect(publicFault([named, open], true)).toMatchObject({ refused: 'public-role-not-first' });
    expect(publicFault([named], true)).toMatchObject({ refused: 'no-public-role' });
    expect(publicFault([open, role('Other')], true)).toMatchObject({ refused: 'role-without-person' });
  });
});

describe('fields of a role are changed by name', () => {
  const own = widgets(
    { type: 'signature' },
    { type: 'textbox', options: { name: 'city', default: 'Rome', regularexpression: '^[A-Z]' } },
    { type: 'date', options: { name: 'from', format: 'dd-mm-yyyy' } },
    { type: 'checkbox', options: { name: 'pets', values: ['cat', 'dog'], selectedvalues: ['cat'] } },
    { type: 'number', options: { name: 'rent', default: 5, formula: '2*3' } },
    { type: 'cells', options: { name: 'zip', cell_count: 4 } },
    { type: 'dropdown', options: { name: 'floor', values: ['1', '2'], default: '1' } },
  );

  function change(...overrides: object[]) {
    const changed = overrideWidgets(own, overrides, plainMatches);
    if (isRefusal(changed)) return changed.refused;
    return Object.fromEntries(changed.map(({ options }) => [options.name, options]));
  }

  it('each type takes what belongs to it, the rest stays', () => {
    expect(
      change(
        { name: 'city', default: 'Oslo', readonly: true, hint: 'Town', hide_text_with_asterisks: true },
        { name: 'from', default: '11-05-2025', min_date: '2025-01-01' },
        { name: 'pets', default: ['dog'] },
        { name: 'rent', default: 0, formula: '', decimalplaces: 0 },
        { name: 'zip', cell_count: 6, default: '123456' },
        { name: 'floor', default: '2' },
      ),
    ).toMatchObject({
      city: { default: 'Oslo', readonly: true, hint: 'Town', hideTextWithAsterisks: true, pattern: '^[A-Z]' },
      from: { default: '11-05-2025', minDate: '2025-01-01', format: 'dd-mm-yyyy' },
      pets: { selectedValues: ['dog'], values: ['cat', 'dog'] },
      rent: { default: '0', decimalPlaces: 0 },
      zip: { cellCount: 6, default: '123456' },
      floor: { default: '2' },
    });
    expect(change({ name: 'rent', formula: '' })).toMatchObject({ rent: { default: '5' } });
    expect(change({ name: 'rent' })).toMatchObject({ rent: { formula: '2*3' } });
  });

  it('unknown names and options are passed over, impossible values are refused', () => {
    const before = Object.fromEntries(own.map(({ options }) => [options.name, options]));
    expect(change({ name: 'nobody', default: 'x' }, { name: 'city', x: 1, values: ['a'] }, { name: 'city' })).toEqual(
      before,
    );
    expect(change({ name: 'signature-1', hint: 'no', readonly: true })).toEqual(before);
    expect(change({ name: 'floor', default: '3' })).toBe('bad-widget');
    expect(change({ name: 'pets', default: ['bird'] })).toBe('bad-widget');
    expect(change({ name: 'from', default: '2025/05/11' })).toBe('bad-widget');
  });

  it('options written for the wire read back the same', () => {
    for (const widget of own) {
      const { name: _name, ...options } = widget.options;
      expect(normaliseOptions(widget.type, wireOptions(widget), plainMatches), widget.type).toEqual(options);
    }
  });
});

describe('fields that the sender fills', () => {
  const read = normaliseOpenPrefill(
    [
      { ...box, type: 'textbox', options: { name: 'rent' } },
      { ...box, type: 'textbox', options: { name: 'remark', required: false } },
      { ...box, type: 'checkbox', options: { name: 'kind', values: ['a', 'b'], required: false } },
      { ...box, type: 'dropdown', options: { name: 'floor', values: ['1', '2'], response: '2' } },
    ],
    'mm/dd/yyyy',
    plainMatches,
  );
  const prefill = isRefusal(read) ? [] : read;

  function answered(...answers: object[]) {
    const filled = answerPrefill(prefill, answers, 'mm/dd/yyyy');
    return isRefusal(filled) ? filled : filled.map(({ widget, response }) => [widget.options.name, response]);
  }

  it('must be answered at use when required; open optional ones are left out', () => {
    expect(answered()).toEqual({ refused: 'prefill-missing', detail: { name: 'rent' } });
    expect(answered({ name: 'rent', response: '' })).toMatchObject({ refused: 'prefill-missing' });
    expect(answered({ name: 'rent', response: '700' })).toEqual([
      ['rent', '700'],
      ['kind', []],
      ['floor', '2'],
    ]);
  });

  it('an answer takes the place of the stored one if it is one of the choices', () => {
    const rent = { name: 'rent', response: '700' };
    expect(answered(rent, { name: 'floor', response: '1' }, { name: 'unknown', response: 'x' })).toContainEqual([
      'floor',
      '1',
    ]);
    expect(answered(rent, { name: 'floor', response: '3' })).toMatchObject({ refused: 'bad-widget' });
  });
});
