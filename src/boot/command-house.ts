import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from '../cli/command.ts';
import type { Config, Secrets } from '../config.ts';
import { createContext } from '../context.ts';
import { ensureCertificates } from '../features/certificates/ensure.ts';
import { checkup } from './checkup.ts';
import { migrate } from './database.ts';
import { fatalText } from './fatal.ts';
import { groundForCommand } from './house.ts';

/** What commands work with, whether the server runs or not. Their log is silent but for errors: output is for programs. */
export function createHouse(config: Config, secrets: Secrets): House {
  const quiet: Config = { ...config, logLevel: 'silent' };
  const house: House = {
    checkup: () => checkup(quiet, secrets),
    migrate: async () => {
      const ground = await groundForCommand(quiet, secrets);
      try {
        return await migrate(ground.owner, ground.masterKey);
      } finally {
        await ground.close();
      }
    },
    openWorld: async () => {
      const ground = await groundForCommand(quiet, secrets);
      try {
        await migrate(ground.owner, ground.masterKey);
        const context = await createContext({ config: quiet, secrets, ...ground });
        const environments = [context.live, context.sandbox];
        for (const environment of environments) await ensureCertificates(environment.deps);
        async function close(): Promise<void> {
          for (const environment of environments) await environment.close();
          await ground.close();
        }
        return { live: context.live.deps, sandbox: context.sandbox.deps, close };
      } catch (error) {
        await ground.close();
        throw error;
      }
    },
    openWorldIfThere: async () => {
      if (secrets.databaseUrl === '' && !existsSync(join(quiet.dataDir, 'postgres'))) return null;
      return house.openWorld().catch((error: unknown) => fatalText(error).split('\n')[0] ?? '');
    },
  };
  return house;
}
