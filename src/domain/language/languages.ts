/** Languages of signing pages and mails, in the order in which they are offered. */
export const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'ar', 'hi', 'ja', 'ko'] as const;
export type Language = (typeof languages)[number];

/** Each in its own words, so that people find theirs on a page they can't read. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  it: 'Italiano',
  pt: 'Português',
  ar: 'العربية',
  hi: 'हिन्दी',
  ja: '日本語',
  ko: '한국어',
};

/** For dates, numbers and lists. Digits stay those that the document itself shows. */
const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  it: 'it-IT',
  pt: 'pt-BR',
  ar: 'ar-EG-u-nu-latn',
  hi: 'hi-IN-u-nu-latn',
  ja: 'ja-JP',
  ko: 'ko-KR',
};

export function localeOf(language: Language): string {
  return locales[language];
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The language of a tag such as `pt-BR` or `DE`; undefined for one there are no texts in. */
export function readLanguage(tag: string): Language | undefined {
  const [primary] = tag.trim().toLowerCase().split(/[-_]/);
  return languages.find((language) => language === primary);
}

/** The first of a browser's `Accept-Language` that there are texts in. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';');
      const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
      return { language: readLanguage(tag), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.find(({ language }) => language !== undefined)?.language;
}
