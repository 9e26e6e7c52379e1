import type { Translated } from '../../../domain/language/texts.ts';
import type { enMails } from './en.ts';

/** The texts as they are written in English: which names each holds is known from them. */
export type EnglishMails = typeof enMails;
export type MailTexts = Translated<EnglishMails>;
