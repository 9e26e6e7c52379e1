import { ConfigError } from '../config.ts';
import { redactText } from '../platform/log/redact.ts';
import { StartRefused } from './refused.ts';

/** An expected failure is its one sentence; a fault keeps its trace, for whoever must find it. */
export function fatalText(error: unknown): string {
  if (error instanceof StartRefused || error instanceof ConfigError) return `Signet: ${error.message}`;
  return `Signet failed: ${redactText(error instanceof Error ? (error.stack ?? error.message) : String(error))}`;
}
