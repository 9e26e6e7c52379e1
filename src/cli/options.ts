import { parseArgs } from 'node:util';

export interface Options {
  /** Value of `--name value`; undefined when it is missing. */
  text(name: string): string | undefined;
  /** `--name` without a value. */
  flag(name: string): boolean;
}

/** Reads `--name value` pairs and flags; a sentence that says what is wrong when they can't be read. */
export function readOptions(
  args: readonly string[],
  shape: { readonly texts: readonly string[]; readonly flags?: readonly string[] },
): Options | string {
  const options: Record<string, { type: 'string' | 'boolean' }> = {};
  for (const name of shape.texts) options[name] = { type: 'string' };
  for (const name of shape.flags ?? []) options[name] = { type: 'boolean' };
  try {
    const parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    const values = new Map<string, unknown>(Object.entries(parsed.values));
    return {
      text: (name) => {
        const value = values.get(name);
        return typeof value === 'string' ? value : undefined;
      },
      flag: (name) => values.get(name) === true,
    };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}
