import type { Check, CheckState } from './command.ts';

const words: Readonly<Record<CheckState, string>> = { ok: 'ok    ', notice: 'notice', failed: 'failed' };

/** Prints what was found; the exit code is 1 when something fails. */
export function doctor(checks: readonly Check[], print: (line: string) => void): number {
  for (const check of checks) {
    const [first, ...more] = check.text.split('\n');
    print(`${words[check.state]}  ${first}`);
    for (const line of more) print(`        ${line}`);
  }
  return checks.some((check) => check.state === 'failed') ? 1 : 0;
}
