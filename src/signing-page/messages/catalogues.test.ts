import { describe, expect, test } from 'vitest';
import { languages } from '../../domain/language/languages.ts';
import { catalogues } from './catalogues.ts';

type Leaf = readonly [path: string, text: string];

/** Every text with its path; the forms of a plural stand side by side. */
function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`));
}

const forms = /\.(zero|one|two|few|many|other)$/;

function namesOf(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
}

function isPlural(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && 'one' in value && 'other' in value;
}

function pluralsOf(value: unknown, path = ''): string[] {
  if (isPlural(value)) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => pluralsOf(inner, `${path}.${key}`));
}

const english = new Map(leavesOf(catalogues.en));
const plurals = pluralsOf(catalogues.en);

/** Written alike in both. */
const alike =
  /^(PDF|PNG|JPG|Menu|Page|Pages|Signature|Text|Name|Date|Code|Start|Document|Email|E-?mail|Sandbox|TEST|Documents?|Files?)$/i;

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  const own = new Map(leavesOf(catalogues[language]));

  test('has every text, with the same names in braces', () => {
    for (const [path, text] of english) {
      if (path.endsWith('.one') && plurals.includes(path.slice(0, -4))) continue;
      expect([path, namesOf(own.get(path) ?? 'missing')]).toEqual([path, namesOf(text)]);
    }
    const odd = [...own.keys()].filter((path) => !english.has(path) && !forms.test(path));
    expect(odd).toEqual([]);
  });

  test('has each plural form that its numbers ask for', () => {
    const rules = new Intl.PluralRules(language);
    const needed = new Set(Array.from({ length: 120 }, (_, number) => rules.select(number)));
    for (const path of plurals) {
      for (const form of needed) expect(own.has(`${path}.${form}`), `${path}.${form}`).toBe(true);
    }
  });

  test('leaves nothing in English', () => {
    const left = [...english].filter(([path, text]) => {
      const words = text.replace(/\{\w+\}/g, '').match(/\p{L}{3,}/gu) ?? [];
      return own.get(path) === text && words.some((word) => !alike.test(word));
    });
    expect(left).toEqual([]);
  });
});
