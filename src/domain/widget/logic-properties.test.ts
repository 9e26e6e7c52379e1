import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Logic, logicOperators, needsValue } from './logic.ts';
import { logicFaults } from './logic-fault.ts';
import { logicTypes, operatorsFor } from './logic-operators.ts';
import { shownWidgets } from './logic-outcome.ts';
import { logicToWire, readLogic } from './read-logic.ts';
import { settleAnswers } from './settle-answers.ts';
import type { Answers, Widget, WidgetResponse } from './types.ts';

const context = {
  recipient: { name: 'Mia', email: 'mia@example.com', company: '', jobTitle: '' },
  today: '2026-11-24',
  ownerDateFormat: 'dd/mm/yyyy',
};
const place = { page: 1, x: 1, y: 1, w: 9, h: 9 };
const values = ['red', 'green'];

/** Widgets in any order, each of whose rules look at names that come earlier in the alphabet: no circle. */
const arbitrary = fc
  .array(
    fc.record({
      type: fc.constantFrom(...logicTypes),
      enabled: fc.boolean(),
      action: fc.constantFrom('show' as const, 'hide' as const, 'require' as const, 'optional' as const),
      match: fc.constantFrom('all' as const, 'any' as const),
      picks: fc.array(fc.record({ at: fc.nat(), operator: fc.nat(), value: fc.constantFrom('red', 'green') }), {
        maxLength: 3,
      }),
      required: fc.boolean(),
      rank: fc.nat(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((plans) => {
    const list: (Widget & { rank: number })[] = [];
    for (const [index, { type, picks, required, rank, ...rest }] of plans.entries()) {
      const rules = picks.flatMap(({ at, operator, value }) => {
        const trigger = list[at % Math.max(list.length, 1)];
        const operators = trigger ? operatorsFor(type, trigger.type) : [];
        const one = operators[operator % Math.max(operators.length, 1)];
        if (trigger === undefined || one === undefined) return [];
        const compared = trigger.type === 'number' ? value.length.toString() : value;
        return [{ trigger: trigger.options.name, operator: one, ...(needsValue(one) ? { value: compared } : {}) }];
      });
      const logic: Logic | undefined = rules.length === 0 ? undefined : { ...rest, rules };
      const options = { name: `f${index}`, required, hint: '', readonly: false, color: 'black', fontsize: 12 } as const;
      const more = { hideTextWithAsterisks: false, ...(type === 'textbox' || type === 'number' ? {} : { values }) };
      list.push({ id: `f${index}`, type, ...place, options: { ...options, ...more, ...(logic && { logic }) }, rank });
    }
    return list.sort((a, b) => a.rank - b.rank);
  });

function answersFor(list: readonly Widget[], seeds: readonly number[]): Answers {
  return Object.fromEntries(
    list.flatMap(({ id, type }, index): [string, WidgetResponse][] => {
      const seed = (seeds[index] ?? 0) % 3;
      if (seed === 0) return [];
      if (type === 'number') return [[id, String(seed * 2 + 1)]];
      const text = values[seed - 1] ?? '';
      return [[id, type === 'checkbox' ? [text] : text]];
    }),
  );
}

test('conditions settle: the result is a fixed point, the same in any order, and nothing hidden is kept', () => {
  fc.assert(
    fc.property(arbitrary, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (list, seeds) => {
      expect(logicFaults(list, [])).toEqual([]);
      const given = answersFor(list, seeds);
      const settled = settleAnswers(list, given, context);
      const shown = new Set(settled.shown.map(({ id }) => id));
      expect(Object.keys(settled.answers).every((id) => shown.has(id))).toBe(true);
      expect(new Set(shownWidgets(list, settled.answers).map(({ id }) => id))).toEqual(shown);
      expect(settleAnswers(list, settled.answers, context).answers).toEqual(settled.answers);
      const reversed = settleAnswers([...list].reverse(), given, context);
      expect(reversed.answers).toEqual(settled.answers);
      expect(new Set(reversed.shown)).toEqual(new Set(settled.shown));
      for (const { id } of settled.shown) expect(settled.answers[id] === undefined).toBe(given[id] === undefined);
    }),
    { numRuns: 200 },
  );
});

test('a circle in what is stored all the same ends, and is told of', () => {
  fc.assert(
    fc.property(arbitrary, (list) => {
      const [first] = list;
      if (first === undefined) return;
      const name = first.options.name;
      const logic: Logic = {
        enabled: true,
        action: 'show',
        match: 'all',
        rules: [{ trigger: 'x', operator: 'equals' }],
      };
      const x: Widget = {
        ...first,
        id: 'x',
        type: 'textbox',
        options: {
          ...first.options,
          name: 'x',
          logic: { ...logic, rules: [{ trigger: name, operator: 'equals', value: 'red' }] },
        },
      };
      const circle = [
        x,
        {
          ...first,
          type: 'textbox' as const,
          options: {
            ...first.options,
            logic: { ...logic, rules: [{ trigger: 'x', operator: 'equals' as const, value: 'red' }] },
          },
        },
      ];
      expect(logicFaults(circle, []).map(({ fault }) => fault)).toEqual(['logic-cycle', 'logic-cycle']);
      expect(() => settleAnswers(circle, { x: 'red' }, context)).not.toThrow();
    }),
    { numRuns: 20 },
  );
});

test('what the API says of a condition is read back as the same one', () => {
  const all = fc.record({
    enabled: fc.boolean(),
    action: fc.constantFrom('show' as const, 'hide' as const, 'require' as const, 'optional' as const),
    match: fc.constantFrom('all' as const, 'any' as const),
    rules: fc.array(
      fc
        .record({
          trigger: fc.string().map((text) => text.trim()),
          operator: fc.constantFrom(...logicOperators),
          value: fc.string(),
        })
        .map(({ value, ...each }) => (needsValue(each.operator) ? { ...each, value } : each)),
    ),
  });
  fc.assert(
    fc.property(all, (logic) => {
      expect(readLogic('number', logicToWire(logic))).toEqual(logic);
    }),
  );
});
