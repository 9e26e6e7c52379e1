import { mostCounted } from '../../domain/document/most-counted.ts';

/** "1,250.00 €" in the reader's locale, from cents. */
export function money(cents: number, currency: string): string {
  return (cents / 100).toLocaleString(undefined, { style: 'currency', currency });
}

export function count(value: number): string {
  return value.toLocaleString();
}

/** Of documents, which are counted so far and no further: "10,000+". */
export function counted(value: number): string {
  return value > mostCounted ? `${count(mostCounted)}+` : count(value);
}

/** "2.4 MB", "310 KB". */
export function fileSize(bytes: number): string {
  if (bytes >= 1024 * 1024) {
    return `${(bytes / 1024 / 1024).toLocaleString(undefined, { maximumFractionDigits: 1 })} MB`;
  }
  return `${Math.max(1, Math.round(bytes / 1024)).toLocaleString()} KB`;
}

/** "1 credit", "2 credits". */
export function plural(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** First letters of the first and last word: "AR". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : '';
  return ((Array.from(first)[0] ?? '?') + (Array.from(last)[0] ?? '')).toUpperCase();
}
