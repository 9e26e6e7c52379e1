import { createContext, Script } from 'node:vm';

const limitMs = 50;

/** Compiled once; pattern and value come in as data, so nothing of them is run as code. */
const script = new Script('new RegExp(source, flags).test(value)');
const room: { source: string; flags: string; value: string } = { source: '', flags: '', value: '' };
const context = createContext(room, { codeGeneration: { strings: false, wasm: false } });

/**
 * Tests a value against a pattern of unknown origin, `/source/flags` or bare. One that backtracks for ever is stopped
 * after 50 ms.
 */
export function matches(pattern: string, value: string): 'match' | 'no-match' | 'timeout' | 'invalid' {
  const { source, flags } = partsOf(pattern);
  if (!isPattern(pattern)) return 'invalid';
  Object.assign(room, { source, flags, value });
  try {
    return script.runInContext(context, { timeout: limitMs }) === true ? 'match' : 'no-match';
  } catch (error) {
    // The error comes from the other realm, so it is known by its shape. Patterns too large to compile fail only here.
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? 'timeout' : 'invalid';
  }
}

/**
 * The same for many patterns in one go: once their tests have taken `totalMs` together, the rest count as stopped, so
 * that no number of slow patterns holds up the process.
 */
export function matchesWithin(totalMs: number): typeof matches {
  let spent = 0;
  return (pattern, value) => {
    if (spent >= totalMs) return isPattern(pattern) ? 'timeout' : 'invalid';
    const begun = performance.now();
    const outcome = matches(pattern, value);
    spent += performance.now() - begun;
    return outcome;
  };
}

function partsOf(pattern: string): { source: string; flags: string } {
  const found = /^\/(.+)\/([a-z]*)$/s.exec(pattern);
  return { source: found?.[1] ?? pattern, flags: found?.[2] ?? '' };
}

function isPattern(pattern: string): boolean {
  const { source, flags } = partsOf(pattern);
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}
