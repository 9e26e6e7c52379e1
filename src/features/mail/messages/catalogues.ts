import type { Language } from '../../../domain/language/languages.ts';
import { arMails } from './ar.ts';
import { deMails } from './de.ts';
import { enMails } from './en.ts';
import { esMails } from './es.ts';
import { frMails } from './fr.ts';
import { hiMails } from './hi.ts';
import { itMails } from './it.ts';
import { jaMails } from './ja.ts';
import { koMails } from './ko.ts';
import { ptMails } from './pt.ts';
import type { EnglishMails, MailTexts } from './types.ts';

export const mailCatalogues: Readonly<Record<Language, MailTexts>> = {
  en: enMails,
  de: deMails,
  fr: frMails,
  es: esMails,
  it: itMails,
  pt: ptMails,
  ar: arMails,
  hi: hiMails,
  ja: jaMails,
  ko: koMails,
};

/** Typed as the English texts: each translation was checked to hold the same names in braces. */
export function mailTexts(language: Language): EnglishMails {
  return mailCatalogues[language] as EnglishMails;
}
