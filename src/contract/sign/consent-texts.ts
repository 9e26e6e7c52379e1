import type { Language } from '../../domain/language/languages.ts';
import type { ConsentTexts } from './consent.ts';
import { arConsent } from './consent-texts/ar.ts';
import { deConsent } from './consent-texts/de.ts';
import { enConsent } from './consent-texts/en.ts';
import { esConsent } from './consent-texts/es.ts';
import { frConsent } from './consent-texts/fr.ts';
import { hiConsent } from './consent-texts/hi.ts';
import { itConsent } from './consent-texts/it.ts';
import { jaConsent } from './consent-texts/ja.ts';
import { koConsent } from './consent-texts/ko.ts';
import { ptConsent } from './consent-texts/pt.ts';

/** What is agreed to, in each language. For the server: a page gets only its own. */
export const consentTexts: Readonly<Record<Language, ConsentTexts>> = {
  en: enConsent,
  de: deConsent,
  fr: frConsent,
  es: esConsent,
  it: itConsent,
  pt: ptConsent,
  ar: arConsent,
  hi: hiConsent,
  ja: jaConsent,
  ko: koConsent,
};
