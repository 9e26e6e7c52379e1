import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../features/deps.ts';
import { answerNotFound } from './faults.ts';
import { appSecurityPolicy } from './security-policy.ts';

/** Folders that the build makes. */
export interface BuiltFiles {
  /** The senders' app: index.html and assets/ with hashed names. */
  readonly web: string;
  /** The recipients' bundle, with hashed names. */
  readonly signing: string;
}

const YEAR_SECONDS = 31_536_000;
/** Addresses of programs: an unknown one is an error, not a page. */
const notPages = /^\/(api|app|sign|files|pki|internal|assets|sign-assets|healthz)(\/|$|\?)/;

/** Serves the built files; any other address a person may open is a page of the app, which finds its own way. */
export async function staticRoutes(server: FastifyInstance, files: BuiltFiles, settings: Settings): Promise<void> {
  const appPolicy = appSecurityPolicy(settings);
  const immutable = { immutable: true, maxAge: YEAR_SECONDS * 1000, index: false, wildcard: true } as const;
  if (existsSync(join(files.web, 'assets'))) {
    await server.register(fastifyStatic, { root: join(files.web, 'assets'), prefix: '/assets/', ...immutable });
  }
  if (existsSync(files.signing)) {
    const root = { root: files.signing, prefix: '/sign-assets/', decorateReply: false };
    await server.register(fastifyStatic, { ...root, ...immutable });
  }
  const index = await readFile(join(files.web, 'index.html'), 'utf8').catch(() => undefined);
  const own = ownTexts(settings);
  for (const [name, text] of own) {
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' };
    server.get(`/${name}`, async (_request, reply) => reply.headers(headers).send(text));
  }
  const loose = (await looseFiles(files.web)).filter((name) => !own.has(name));
  for (const name of loose) {
    server.get(`/${name}`, async (_request, reply) => reply.sendFile(name, files.web, { maxAge: 3_600_000 }));
  }
  server.setNotFoundHandler((request, reply) => {
    if (index === undefined || !isPage(request)) return answerNotFound(request, reply);
    return sendPage(request, reply, index, appPolicy);
  });
}

function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (notPages.test(request.url)) return false;
  const accept = request.headers.accept ?? '*/*';
  return accept.includes('text/html') || accept.includes('*/*');
}

/** The page names its hashed files, so it is asked for anew each time. */
async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  index: string,
  contentSecurityPolicy: ReturnType<typeof appSecurityPolicy>,
): Promise<FastifyReply> {
  // The address of a draft's link is a secret: the page hands it to nobody, and calls nobody else.
  if (/^\/draft(template)?\//.test(request.url)) reply.header('referrer-policy', 'no-referrer');
  else await reply.helmet({ contentSecurityPolicy });
  return reply.code(200).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(index);
}

/** What stands in the place of files that the build brings along. */
function ownTexts({ legal: { terms, privacy } }: Settings): Map<string, string> {
  const texts = new Map<string, string>();
  if (terms !== null) texts.set('terms.txt', terms.text);
  if (privacy !== null) texts.set('privacy.txt', privacy.text);
  return texts;
}

/** Files beside index.html, such as the icon. */
async function looseFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile() && entry.name !== 'index.html').map((entry) => entry.name);
}
