import { createPrivateKey } from 'node:crypto';
import { open, readFile, rm } from 'node:fs/promises';
import { isRefusal } from '../domain/refusal.ts';
import { listCertificates } from '../features/certificates/list.ts';
import { exportRootKey, forgetRootKey, importRootKey } from '../features/certificates/offline-root.ts';
import { revokeCertificate } from '../features/certificates/revoke.ts';
import { rotateCertificates } from '../features/certificates/rotate.ts';
import type { Deps } from '../features/deps.ts';
import type { Command, World } from './command.ts';
import { type Options, readOptions } from './options.ts';

const kinds = ['root', 'issuer', 'seal', 'timestamp', 'ocsp'] as const;
const reasons = [
  'unspecified',
  'key-compromise',
  'ca-compromise',
  'affiliation-changed',
  'superseded',
  'cessation-of-operation',
] as const;
const usage = [
  'list [--sandbox]',
  `rotate --kind ${kinds.join('|')} [--sandbox]`,
  `revoke --serial S --reason ${reasons.join('|')} [--sandbox]`,
  'export-root --file F (--password P | --password-stdin) [--delete] [--sandbox]',
  'import-root --file F (--password P | --password-stdin) [--sandbox]',
];
const SHORTEST_PASSWORD = 12;

type Verb = (deps: Deps, options: Options, world: World) => Promise<number | null>;
const verbs: Readonly<Record<string, Verb>> = {
  list,
  rotate,
  revoke,
  'export-root': exportRoot,
  'import-root': importRoot,
};

/** `certificates`: the built-in CA of live, or of the sandbox: what there is, new keys, revocation, a root kept elsewhere. */
export const certificatesCommand: Command = {
  name: 'certificates',
  usage,
  run: async (args, world) => {
    const [name = '', ...rest] = args;
    const options = readOptions(rest, {
      texts: ['kind', 'serial', 'reason', 'file', 'password'],
      flags: ['sandbox', 'password-stdin', 'delete'],
    });
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    const deps = typeof options !== 'string' && options.flag('sandbox') ? world.sandbox : world.live;
    const code = verb === undefined || typeof options === 'string' ? null : await verb(deps, options, world);
    if (code !== null) return code;
    world.complain(`Usage: certificates ${usage.join(' or certificates ')}`);
    return 2;
  },
};

async function list(deps: Deps, _options: Options, { print }: World): Promise<number> {
  for (const one of await listCertificates(deps)) {
    const state = one.state === 'revoked' ? `revoked (${one.reason})` : one.state;
    const end = `until ${one.notAfter.toISOString().slice(0, 10)}`;
    print([one.purpose, one.serial, state, end, one.keyHere ? 'key here' : 'key elsewhere', one.subject].join('\t'));
  }
  return 0;
}

async function rotate(deps: Deps, options: Options, world: World): Promise<number | null> {
  const kind = kinds.find((one) => one === options.text('kind'));
  if (kind === undefined) return null;
  const done = await rotateCertificates(deps, kind);
  if (isRefusal(done)) return no(world, "The root's key is elsewhere. Bring it back first: certificates import-root.");
  world.print(`A new ${kind} certificate is in use. What the old one sealed stays valid.`);
  return 0;
}

async function revoke(deps: Deps, options: Options, world: World): Promise<number | null> {
  const [serial, reason] = [
    options.text('serial')?.toLowerCase(),
    reasons.find((one) => one === options.text('reason')),
  ];
  if (serial === undefined || reason === undefined) return null;
  const done = await revokeCertificate(deps, serial, reason);
  if (!isRefusal(done)) {
    world.print(`Certificate ${serial} is revoked. What it was used for has a new one.`);
    return 0;
  }
  if (done.refused === 'root-offline')
    return no(
      world,
      "The root's key is elsewhere, so nobody can list this. Bring it back first: certificates import-root.",
    );
  return no(
    world,
    done.refused === 'already-revoked' ? 'It is revoked already.' : `There is no certificate ${serial}.`,
  );
}

async function exportRoot(deps: Deps, options: Options, world: World): Promise<number | null> {
  const path = options.text('file');
  const password = await passwordOf(options, world);
  if (path === undefined || password === undefined) return null;
  if (password.length < SHORTEST_PASSWORD)
    return no(world, `The password must have at least ${SHORTEST_PASSWORD} characters: it guards the root of trust.`);
  const made = await exportRootKey(deps, password);
  if (isRefusal(made)) return no(world, "The root's key is not here.");
  const problem = await writeNew(path, made.pem);
  if (problem !== null) return no(world, problem);
  // Only what can be opened again from the disk is a copy.
  createPrivateKey({ key: await readFile(path, 'utf8'), format: 'pem', passphrase: password });
  world.print(`The key of root ${made.serial} is in ${path}.`);
  if (!options.flag('delete')) return 0;
  const gone = await forgetRootKey(deps, made.serial);
  if (isRefusal(gone)) return no(world, "The root's key is not here.");
  const day = gone.until.toISOString().slice(0, 10);
  world.print(
    `It is erased here. Sealing goes on. Bring it back once before ${day}: its list of revocations ends then.`,
  );
  return 0;
}

async function importRoot(deps: Deps, options: Options, world: World): Promise<number | null> {
  const path = options.text('file');
  const password = await passwordOf(options, world);
  if (path === undefined || password === undefined) return null;
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return no(world, `The file ${path} can't be read.`);
  const done = await importRootKey(deps, text, password);
  if (!isRefusal(done)) {
    world.print(`The key of root ${done.serial} is back. A new issuing CA: certificates rotate --kind issuer`);
    return 0;
  }
  const sentences = {
    'wrong-password': 'The password does not open the file, or it holds no key.',
    'unknown-certificate': 'The key belongs to no root of this environment.',
    'already-here': 'The key is here already.',
  } as const;
  return no(world, sentences[done.refused]);
}

async function passwordOf(options: Options, world: World): Promise<string | undefined> {
  if (options.flag('password-stdin')) return (await world.readInput()).replace(/\r?\n$/, '');
  return options.text('password');
}

/** Written to the disk and readable by its owner alone; a sentence where that fails. Overwrites nothing. */
async function writeNew(path: string, text: string): Promise<string | null> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return null;
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return exists ? `${path} exists already; nothing is overwritten.` : `${path} can't be written.`;
  }
}

function no(world: World, sentence: string): number {
  world.complain(sentence);
  return 1;
}
