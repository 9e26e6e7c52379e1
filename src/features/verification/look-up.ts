import type { Deps } from '../deps.ts';
import { documentById, sealedBefore } from './store.ts';

export interface LookUp {
  readonly state: 'unknown' | 'not-completed' | 'completed';
  /** null when no hash was given, or nothing is completed. */
  readonly matches: 'document' | 'certificate' | 'none' | null;
}

/** What anybody may ask about a document id: facts that hold no names, titles or times. */
export async function lookUpDocument(deps: Pick<Deps, 'db'>, id: string, sha256: string | undefined): Promise<LookUp> {
  const row = await documentById(deps.db, id);
  if (!row) return { state: 'unknown', matches: null };
  if (row.status !== 'completed') return { state: 'not-completed', matches: null };
  if (sha256 === undefined) return { state: 'completed', matches: null };
  if (row.final_blob === sha256 || row.owner_blob === sha256) return { state: 'completed', matches: 'document' };
  if (row.certificate_blob === sha256) return { state: 'completed', matches: 'certificate' };
  const former = (await sealedBefore(deps.db, id)).find((one) => one.sha256 === sha256);
  if (former === undefined) return { state: 'completed', matches: 'none' };
  return { state: 'completed', matches: former.kind === 'certificate' ? 'certificate' : 'document' };
}
