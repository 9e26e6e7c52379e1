import { renewArchives } from '../features/sealing/renew-archive.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

const renew = 'renew [--days N]';

/** `archive renew`: new archive timestamps for finished documents whose last one ends within so many days. */
export const archiveCommand: Command = {
  name: 'archive',
  usage: [renew],
  run: async (args, world) => {
    const [verb, ...rest] = args;
    const options = readOptions(rest, { texts: ['days'] });
    const given = typeof options === 'string' ? undefined : options.text('days');
    if (verb !== 'renew' || typeof options === 'string' || (given !== undefined && !/^\d{1,5}$/.test(given))) {
      world.complain(`Usage: archive ${renew}`);
      return 2;
    }
    let failures = 0;
    for (const deps of [world.live, world.sandbox]) {
      const { renewed, failed } = await renewArchives(deps, given === undefined ? undefined : Number(given));
      const noun = renewed === 1 ? 'document has a new archive timestamp' : 'documents have a new archive timestamp';
      world.print(`${deps.environment.name}: ${renewed} ${noun}.`);
      for (const { documentId, why } of failed) world.complain(`${documentId} has none: ${why}`);
      failures += failed.length;
    }
    return failures === 0 ? 0 : 1;
  },
};
