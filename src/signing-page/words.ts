import type { Language } from '../domain/language/languages.ts';
import type { English, Messages } from './messages/types.ts';
import { pageWords } from './words/page.ts';
import { stateWords } from './words/states.ts';

function wordsOf(language: Language, messages: Messages) {
  // Typed as the English texts: each translation was checked to hold the same names in braces.
  const texts = messages as English;
  return { language, ...pageWords(language, texts), ...stateWords(language, texts) };
}

/**
 * Every text of the recipient's page in the language that is spoken now. In the browser that is one for the life of the
 * page; the server sets it before each screen, which it makes in one go.
 */
export let words: ReturnType<typeof wordsOf>;

export function speak(language: Language, messages: Messages): void {
  words = wordsOf(language, messages);
}
