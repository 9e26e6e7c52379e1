import type { Deps } from '../deps.ts';
import type { Tx } from '../tables.ts';
import type { ContactPerson } from './person.ts';

/** Adds a person to the account's contacts; one with that address stays as it is. */
export async function rememberContact(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  accountId: string,
  person: ContactPerson,
): Promise<void> {
  await rememberContacts(tx, deps, accountId, [person]);
}

/** The same for the people of a document; whoever has no address is left out. */
export async function rememberContacts(
  tx: Tx,
  deps: Pick<Deps, 'clock' | 'newId'>,
  accountId: string,
  people: readonly ContactPerson[],
): Promise<void> {
  const byAddress = new Map(people.filter(({ email }) => email !== '').map((person) => [person.email, person]));
  if (byAddress.size === 0) return;
  const now = deps.clock();
  // In one order everywhere: two documents made at once for the same new people wait for each other, never in a circle.
  const sorted = [...byAddress.values()].sort((a, b) => (a.email < b.email ? -1 : 1));
  await tx
    .insertInto('contact')
    .values(
      sorted.map(({ name, email, phone, company, jobTitle }) => ({
        id: deps.newId(),
        account_id: accountId,
        email,
        name,
        phone,
        company,
        job_title: jobTitle,
        created_at: now,
        updated_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['account_id', 'email']).doNothing())
    .execute();
}
