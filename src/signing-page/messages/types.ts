import type { ConsentTexts } from '../../contract/sign/consent.ts';
import type { Translated } from '../../domain/language/texts.ts';
import type { enPage } from './en/page.ts';
import type { enStates } from './en/states.ts';

/** The texts as they are written in English: which names each holds is known from them. */
export type English = typeof enPage & typeof enStates & { readonly consent: ConsentTexts };
export type PageMessages = Translated<typeof enPage>;
export type StateMessages = Translated<typeof enStates>;
/** Every text of the recipient's page in one language; plain JSON, sent along with the page. */
export type Messages = PageMessages & StateMessages & { readonly consent: ConsentTexts };
