import type { SignError } from '../contract/sign/requests.ts';

/** The server said no; `code` has a sentence in `words.ts`. */
export class Refused extends Error {
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
  constructor(code: string, detail: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** The server can't be reached, or is not well: worth another try. */
export class Unreachable extends Error {}

export interface Api {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: object): Promise<T>;
  /** Sends the bytes of a file; `onProgress` hears how much has left, 0 to 1. */
  upload<T>(path: string, file: Blob, watch: UploadWatch): Promise<T>;
}

export interface UploadWatch {
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/** Requests under `/sign/r/<recipient>`. Throws `Refused` or `Unreachable`. */
export function createApi(base: string): Api {
  async function call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const answer = await fetch(`${base}/${path}`, {
      method,
      credentials: 'same-origin',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    }).catch(() => {
      throw new Unreachable();
    });
    if (answer.status >= 500) throw new Unreachable();
    const content: unknown = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      const { error } = content as Partial<SignError>;
      throw new Refused(error?.code ?? 'unknown', error?.detail ?? {});
    }
    return content as T;
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    upload: (path, file, watch) => sendFile(`${base}/${path}`, file, watch),
  };
}

/** By XMLHttpRequest, which alone tells how much of a body has left. */
function sendFile<T>(address: string, file: Blob, { onProgress, signal }: UploadWatch): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(new Unreachable());
    request.onabort = () => reject(new Unreachable());
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else if (request.status >= 500) reject(new Unreachable());
      else {
        const { error } = (request.response ?? {}) as Partial<SignError>;
        reject(new Refused(error?.code ?? 'unknown', error?.detail ?? {}));
      }
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
