import type { Command, House, Terminal } from './command.ts';
import { doctor } from './doctor.ts';
import { verifyCommand, verifyUsage } from './verify.ts';

/** Runs one command line; returns the exit code. Expected failures are one sentence on standard error. */
export async function runCli(
  args: readonly string[],
  commands: readonly Command[],
  house: House,
  terminal: Terminal,
): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.print(usage(commands));
    return name === undefined ? 2 : 0;
  }
  if ((name === 'doctor' || name === 'migrate') && rest.length > 0) {
    terminal.complain(`"${name}" takes no "${rest[0]}". Usage: ${name}`);
    return 2;
  }
  if (name === 'doctor') return doctor(await house.checkup(), terminal.print);
  if (name === 'migrate') {
    const result = await house.migrate();
    terminal.print(result === 'changed' ? 'The database is up to date now.' : 'The database was up to date.');
    return 0;
  }
  if (name === 'verify') return verifyCommand(rest, house, terminal);
  const command = commands.find((one) => one.name === name);
  if (!command) {
    terminal.complain(`There is no command "${name}". "npm run -s signet -- help" lists them.`);
    return 2;
  }
  const world = await house.openWorld();
  try {
    return await command.run(rest, { live: world.live, sandbox: world.sandbox, ...terminal });
  } finally {
    await world.close();
  }
}

function usage(commands: readonly Command[]): string {
  const own = ['doctor', 'migrate', `verify ${verifyUsage}`];
  const others = commands.flatMap((command) => command.usage.map((form) => `${command.name} ${form}`));
  return ['Usage: npm run -s signet -- COMMAND', '', ...[...own, ...others].map((line) => `  ${line}`)].join('\n');
}
