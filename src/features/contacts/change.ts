import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../deps.ts';
import type { Row } from '../tables.ts';
import type { ContactChanges } from './person.ts';

/** What isn't given stays. Documents keep the people they were made for. */
export async function changeContact(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  id: string,
  given: ContactChanges,
): Promise<Row<'contact'> | Refusal<'not-found' | 'contact-exists'>> {
  const { jobTitle, ...same } = given;
  try {
    const changed = await deps.db
      .updateTable('contact')
      .set({ ...same, job_title: jobTitle, updated_at: deps.clock() })
      .where('id', '=', id)
      .where('account_id', '=', caller.accountId)
      .returningAll()
      .executeTakeFirst();
    return changed ?? refuse('not-found');
  } catch (error) {
    if (isTaken(error)) return refuse('contact-exists');
    throw error;
  }
}

/** PostgreSQL's word for a broken unique index. */
function isTaken(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';
}
