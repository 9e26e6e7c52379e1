import { type Absent, type ApiVersion, absentFrom } from '../../contract/api/versions.ts';
import type { ApiAnswer } from './operation.ts';

/** Shapes an answer as an older version of the API documents it. Handlers answer with everything any version has. */
export function downgrade(version: ApiVersion, answer: ApiAnswer): object {
  if (answer.shape === undefined) return answer.body;
  const absent = absentFrom[answer.shape][version];
  const shaped = (one: object) => withoutAbsent(one, absent);
  if (!answer.shape.endsWith('-in-list')) return shaped(answer.body);
  const { result } = answer.body as { readonly result: readonly object[] };
  return { result: result.map(shaped) };
}

function withoutAbsent(body: object, { keys, signerWidgets, widgetOptions = [] }: Absent): object {
  const kept = withoutKeys(body, keys);
  if (!('signers' in kept) || (signerWidgets && widgetOptions.length === 0)) return kept;
  const signers = kept.signers as readonly Signer[];
  return { ...kept, signers: signers.map((signer) => shapeSigner(signer, signerWidgets, widgetOptions)) };
}

interface Signer {
  readonly widgets?: readonly { readonly options: object }[];
}

function shapeSigner({ widgets = [], ...signer }: Signer, shown: boolean, absent: readonly string[]): object {
  if (!shown) return signer;
  return {
    ...signer,
    widgets: widgets.map((widget) => ({ ...widget, options: withoutKeys(widget.options, absent) })),
  };
}

function withoutKeys(body: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)));
}
