import { type Account, newDocument } from './accounts.ts';
import type { Request } from './load.ts';

export interface Measured {
  readonly label: string;
  readonly documents: number;
  readonly request: Request;
  readonly count: number;
  /** Its name in the last line of the bench. */
  readonly headline?: string;
}

export const api = '/api/v1.2';

export function apiRequest({ token }: Account, path: string): Request {
  return { method: 'GET', path: `${api}${path}`, headers: { 'x-api-token': token } };
}

export function appRequest({ cookie }: Account, path: string): Request {
  return { method: 'GET', path: `/app${path}`, headers: { cookie } };
}

/** The requests whose cost is told, for each account; what is in the last line is that of the largest. */
export function requestsOf(accounts: readonly Account[]): Measured[] {
  return accounts.flatMap((account, index) => {
    const { documents, token, documentId, file } = account;
    const named = (headline: string) => (index === accounts.length - 1 ? { headline } : {});
    const create: Request = {
      method: 'POST',
      path: `${api}/createdocument`,
      headers: { 'x-api-token': token, 'content-type': 'application/json' },
      body: JSON.stringify(newDocument(file)),
    };
    return [
      { label: 'getuser', documents, request: apiRequest(account, '/getuser'), count: 1500, ...named('getuser') },
      {
        label: 'GET document',
        documents,
        request: apiRequest(account, `/document/${documentId}`),
        count: 1000,
        ...named('document'),
      },
      { label: 'documentlist', documents, request: apiRequest(account, '/documentlist/completed'), count: 150 },
      { label: 'createdocument', documents, request: create, count: 150, ...named('createdocument') },
    ];
  });
}
