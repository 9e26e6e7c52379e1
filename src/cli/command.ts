import type { Deps } from '../features/deps.ts';

/** What a command works with: both environments, whether the server runs or not. */
export interface World {
  readonly live: Deps;
  readonly sandbox: Deps;
  /** A line on standard output. */
  print(line: string): void;
  /** One sentence on standard error: a refusal, whose code is not 0, or a remark beside output that others read. */
  complain(sentence: string): void;
  /** All of standard input, for `--password-stdin`. */
  readInput(): Promise<string>;
}

export interface Command {
  /** The first word after `signet`. */
  readonly name: string;
  /** What follows the name, one line for each form, for instance `create --email E --plan P`. */
  readonly usage: readonly string[];
  /** Returns the exit code. */
  run(args: readonly string[], world: World): Promise<number>;
}

export type CheckState = 'ok' | 'notice' | 'failed';

/** One thing that doctor looked at. */
export interface Check {
  readonly state: CheckState;
  readonly text: string;
}

/** What the commands need from the instance around them; boot provides it. */
export interface House {
  /** Opens both environments, starting the built-in database when no server runs. */
  openWorld(): Promise<{ readonly live: Deps; readonly sandbox: Deps; close(): Promise<void> }>;
  /** The same where an instance lies here already; null where none does, a sentence where it can't be opened. Makes nothing. */
  openWorldIfThere(): Promise<Awaited<ReturnType<House['openWorld']>> | string | null>;
  checkup(): Promise<readonly Check[]>;
  /** Brings the database to this version. */
  migrate(): Promise<'changed' | 'current'>;
}

export interface Terminal {
  print(line: string): void;
  complain(sentence: string): void;
  readInput(): Promise<string>;
}
