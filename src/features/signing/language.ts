import type { Language } from '../../domain/language/languages.ts';
import type { Deps } from '../deps.ts';
import { languageOf } from '../mail/language.ts';
import type { SigningSession } from './session.ts';

/** In which language this person reads: as chosen for or by them, else as the document's owner does. */
export async function signingLanguage(deps: Pick<Deps, 'db'>, session: SigningSession): Promise<Language> {
  const row = await deps.db
    .selectFrom('recipient')
    .innerJoin('document', 'document.id', 'recipient.document_id')
    .innerJoin('account', 'account.id', 'document.account_id')
    .select(['recipient.language', 'account.locale'])
    .where('recipient.id', '=', session.recipientId)
    .executeTakeFirst();
  return row === undefined ? 'en' : languageOf(row, row);
}

/** The choice holds for later visits and mails. It opens no gate and changes nothing else. */
export async function chooseLanguage(
  deps: Pick<Deps, 'db'>,
  { recipientId }: Pick<SigningSession, 'recipientId'>,
  language: Language,
): Promise<void> {
  await deps.db.updateTable('recipient').set({ language }).where('id', '=', recipientId).execute();
}
