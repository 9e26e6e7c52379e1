import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import type { ContactPerson } from './person.ts';

/** Refused with `contact-exists` where the account has a contact with that address. */
export async function createContact(
  deps: Pick<Deps, 'db' | 'clock' | 'newId'>,
  caller: Caller,
  person: ContactPerson,
): Promise<Row<'contact'> | Refusal<'contact-exists'>> {
  const now = deps.clock();
  const made = await deps.db
    .insertInto('contact')
    .values({
      id: deps.newId(),
      account_id: caller.accountId,
      email: person.email,
      name: person.name,
      phone: person.phone,
      company: person.company,
      job_title: person.jobTitle,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'email']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return made ?? refuse('contact-exists');
}
