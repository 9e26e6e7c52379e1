const HIDDEN = '[hidden]';

/** Names under which secrets and people's answers travel, compared without case, dashes and underscores. */
const secretNames = new Set([
  'password',
  'currentpassword',
  'newpassword',
  'filepassword',
  'passwordhash',
  'secret',
  'token',
  'xapitoken',
  'authorization',
  'cookie',
  'setcookie',
  'cookies',
  'code',
  'accesscode',
  'otp',
  'link',
  'url',
  'href',
  'signinglink',
  'answers',
  'value',
  'body',
  'file',
  'key',
  'assertion',
]);

/** Secrets inside running text: API tokens, recipients' links, file links, and anything as long as a secret. */
const secretTexts: readonly [RegExp, string][] = [
  [/\b(live|test)\.[A-Za-z0-9_-]{20,}/g, `$1.${HIDDEN}`],
  [/\/(sign|files?|reset|verify)\/[A-Za-z0-9_.~-]{16,}/g, `/$1/${HIDDEN}`],
  [/([?&](?:token|key|code|sig|signature)=)[^&\s"']+/gi, `$1${HIDDEN}`],
  [/\bpostgres(?:ql)?:\/\/[^\s@]*@/g, `postgres://${HIDDEN}@`],
  [/\b(?![0-9a-f]{64}\b)[A-Za-z0-9_-]{43,}(?:\.[A-Za-z0-9_-]+)*/g, HIDDEN],
];

/** Text with the secrets in it taken out. */
export function redactText(text: string): string {
  return secretTexts.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text);
}

/** A copy fit for a log: secret names emptied, strings cleaned, bytes told by length, depth bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (depth > 5) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.slice(0, 50).map((entry) => redact(entry, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, redactEntry(name, entry, depth)]));
}

function redactEntry(name: string, entry: unknown, depth: number): unknown {
  const plain = name.toLowerCase().replace(/[-_]/g, '');
  if (secretNames.has(plain) && entry !== undefined && entry !== null) return HIDDEN;
  return redact(entry, depth + 1);
}

function redactError(error: Error, depth: number): unknown {
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ''),
    ...('code' in error && typeof error.code === 'string' ? { errorCode: error.code } : {}),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}
