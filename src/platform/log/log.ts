/** The subset of pino that the product uses. Tokens, links and answers are redacted by configuration. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
