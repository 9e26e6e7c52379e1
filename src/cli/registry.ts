import type { Command } from './command.ts';

/** The commands that work with the environments' data, in the order of the usage text. */
export const commands: readonly Command[] = [];
