import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { ApiError, messageOf } from './api.ts';

/** Puts the server's answer next to the inputs it names, or at the form's foot (`root`). */
export function showServerError<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  names: ReadonlyArray<Path<Values>>,
): void {
  const fields = error instanceof ApiError ? error.fields : {};
  const named = names.filter((name) => fields[name] !== undefined);
  for (const name of named) setError(name, { message: fields[name] ?? '' });
  if (named.length === 0) setError('root', { message: messageOf(error) });
}
