import { type Language, readLanguage } from '../../domain/language/languages.ts';
import type { Row } from '../tables.ts';

/** In which language somebody reads: as chosen for or by them, else as the account that writes to them. */
export function languageOf(
  person: Pick<Row<'recipient'>, 'language'> | undefined,
  owner: Pick<Row<'account'>, 'locale'>,
): Language {
  return readLanguage(person?.language ?? '') ?? readLanguage(owner.locale) ?? 'en';
}
