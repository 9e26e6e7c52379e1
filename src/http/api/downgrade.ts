import { type ApiVersion, absentFrom } from '../../contract/api/versions.ts';
import type { ApiAnswer } from './operation.ts';

/** Shapes an answer as an older version of the API documents it. Handlers answer with everything any version has. */
export function downgrade(version: ApiVersion, answer: ApiAnswer): object {
  if (answer.shape === undefined) return answer.body;
  const { keys, signerWidgets } = absentFrom[answer.shape][version];
  const shaped = (one: object) => withoutKeys(one, keys, signerWidgets);
  if (!answer.shape.endsWith('-in-list')) return shaped(answer.body);
  const { result } = answer.body as { readonly result: readonly object[] };
  return { result: result.map(shaped) };
}

function withoutKeys(body: object, keys: readonly string[], signerWidgets: boolean): object {
  const entries = Object.entries(body).filter(([key]) => !keys.includes(key));
  if (signerWidgets) return Object.fromEntries(entries);
  return Object.fromEntries(entries.map(([key, value]) => [key, key === 'signers' ? withoutWidgets(value) : value]));
}

function withoutWidgets(signers: readonly { readonly widgets?: unknown }[]): object[] {
  return signers.map(({ widgets: _widgets, ...signer }) => signer);
}
