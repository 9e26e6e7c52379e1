import { errorBody } from '../../contract/app/endpoint.ts';
import { ApiError } from './api.ts';

/** Has the browser keep text or bytes as a file. */
export function keepFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name.replace(/[\\/:*?"<>|]+/g, ' ').trim();
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Fetches a file and keeps it. Throws `ApiError` for a refusal. */
export async function saveFile(path: string, name: string): Promise<void> {
  const answer = await fetch(path).catch(() => null);
  if (answer?.ok === true) {
    keepFile(await answer.blob(), name);
    return;
  }
  const problem = errorBody.safeParse(await answer?.json().catch(() => null));
  throw new ApiError(
    answer?.status ?? 0,
    problem.success
      ? problem.data.error
      : {
          code: 'unreachable',
          message: 'The server can’t be reached. Check your connection, then try again.',
          reference: '',
        },
  );
}
