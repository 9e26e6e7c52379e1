import { type Language, localeOf } from './languages.ts';

/** The names in braces of a text: `sender` of "{sender} asks you to sign". */
export type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
export type Values<Text> = Readonly<Record<Names<Text>, string | number>>;

/** One text for each plural form that a language has; `other` where a form is not told apart. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }>;

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
/** Any text with the same names in braces. */
type Holding<Text> = [Names<Text>] extends [never]
  ? string
  : Intersection<
      Names<Text> extends infer Name extends string
        ? Name extends string
          ? `${string}{${Name}}${string}`
          : never
        : never
    >;

/** What the texts of a language must be, made from the English ones: every key, and in each text the same names. */
export type Translated<Texts> = Texts extends string
  ? Holding<Texts>
  : Texts extends { readonly one: string; readonly other: infer Other }
    ? Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: Holding<Other> }
    : { readonly [Key in keyof Texts]: Translated<Texts[Key]> };

/** The text with its names replaced. Values are put in as they are: escaping is the business of who shows them. */
export function fill<const Text extends string>(text: Text, values: Values<Text>): string {
  const known: Readonly<Record<string, string | number>> = values;
  return text.replace(/\{(\w+)\}/g, (typed, name: string) => String(known[name] ?? typed));
}

/** What stands before and after one value, for a value that is shown in a look of its own. */
export function around(
  text: string,
  name: string,
  value: string,
): readonly [before: string, value: string, after: string] {
  const [before = '', ...after] = text.split(`{${name}}`);
  return [before, value, after.join(value)];
}

/** The form for a number; `{count}` in it is the number as the language writes it. */
export function plural<const Forms extends Plural>(
  language: Language,
  forms: Forms,
  count: number,
  values: Omit<Values<Forms['other']>, 'count'>,
): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return fill<string>(form, { ...values, count: numberText(language, count) });
}

export function numberText(language: Language, value: number): string {
  return new Intl.NumberFormat(localeOf(language)).format(value);
}

/** Names joined as in speech: "Kai", "Kai and Ana", "Kai, Ana and Mia". */
export function listText(language: Language, names: readonly string[]): string {
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names);
}
