import { pino } from 'pino';
import type { Log } from './log.ts';
import { readableLines } from './readable-lines.ts';
import { redact, redactText } from './redact.ts';

export interface LogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** true: one short line per event for a person at a terminal; false: JSON lines. */
  readonly readable: boolean;
  readonly write: (line: string) => void;
}

/** The product's log. Everything passes `redact` first, whoever logs it. */
export function createLog(options: LogOptions, fields: Readonly<Record<string, string>> = {}): Log {
  const write = options.readable ? readableLines(options.write) : options.write;
  const logger = pino(
    {
      level: options.level,
      base: fields,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  const clean = (entry: object): object => redact(entry) as object;
  return {
    info: (entry, message) => logger.info(clean(entry), redactText(message)),
    warn: (entry, message) => logger.warn(clean(entry), redactText(message)),
    error: (entry, message) => logger.error(clean(entry), redactText(message)),
  };
}
