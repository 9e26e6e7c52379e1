import { consentTexts } from '../../contract/sign/consent-texts.ts';
import type { Language } from '../../domain/language/languages.ts';
import { arPage } from './ar/page.ts';
import { arStates } from './ar/states.ts';
import { dePage } from './de/page.ts';
import { deStates } from './de/states.ts';
import { enPage } from './en/page.ts';
import { enStates } from './en/states.ts';
import { esPage } from './es/page.ts';
import { esStates } from './es/states.ts';
import { frPage } from './fr/page.ts';
import { frStates } from './fr/states.ts';
import { hiPage } from './hi/page.ts';
import { hiStates } from './hi/states.ts';
import { itPage } from './it/page.ts';
import { itStates } from './it/states.ts';
import { jaPage } from './ja/page.ts';
import { jaStates } from './ja/states.ts';
import { koPage } from './ko/page.ts';
import { koStates } from './ko/states.ts';
import { ptPage } from './pt/page.ts';
import { ptStates } from './pt/states.ts';
import type { Messages } from './types.ts';

/** The texts of the recipient's page in every language. For the server: a page gets only its own. */
export const catalogues: Readonly<Record<Language, Messages>> = {
  en: { ...enPage, ...enStates, consent: consentTexts.en },
  de: { ...dePage, ...deStates, consent: consentTexts.de },
  fr: { ...frPage, ...frStates, consent: consentTexts.fr },
  es: { ...esPage, ...esStates, consent: consentTexts.es },
  it: { ...itPage, ...itStates, consent: consentTexts.it },
  pt: { ...ptPage, ...ptStates, consent: consentTexts.pt },
  ar: { ...arPage, ...arStates, consent: consentTexts.ar },
  hi: { ...hiPage, ...hiStates, consent: consentTexts.hi },
  ja: { ...jaPage, ...jaStates, consent: consentTexts.ja },
  ko: { ...koPage, ...koStates, consent: consentTexts.ko },
};
