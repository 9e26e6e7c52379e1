/**
 * An expected "no". Use cases return it, they don't throw it; the edge turns the code into a status and a text.
 * `detail` holds facts for that text (a limit, a name), never secrets.
 */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  readonly detail?: Readonly<Record<string, string | number>>;
}

export function refuse<Code extends string>(
  code: Code,
  detail?: Readonly<Record<string, string | number>>,
): Refusal<Code> {
  return detail === undefined ? { refused: code } : { refused: code, detail };
}

export function isRefusal<T>(value: T | Refusal): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
