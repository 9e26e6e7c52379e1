import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Settings } from '../features/deps.ts';

/**
 * Everything from ourselves. Forms may also post to the sandbox: that is how Login to Sandbox gets there. `connect`:
 * origins that the page's scripts may call, too. `frames`: origins that may show the page in a frame.
 */
export function contentSecurityPolicy(
  settings: Settings,
  connect: readonly string[] = [],
  frames: readonly string[] = [],
): NonNullable<FastifyHelmetOptions['contentSecurityPolicy']> {
  const secure = settings.publicUrl.startsWith('https:');
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      frameAncestors: frames.length === 0 ? ["'none'"] : [...frames],
      formAction: ["'self'", ...(settings.publicUrl === settings.liveUrl ? [settings.sandboxUrl] : [])],
      scriptSrc: ["'self'"],
      // Positions of boxes on a page and the width of bars are style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", ...connect],
      workerSrc: ["'self'", 'blob:'],
      // Mail shown in a sandboxed frame.
      frameSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      ...(secure ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}

/** Of the senders' app: its API reference calls the sandbox from the browser. */
export function appSecurityPolicy(settings: Settings): NonNullable<FastifyHelmetOptions['contentSecurityPolicy']> {
  return contentSecurityPolicy(settings, settings.publicUrl === settings.sandboxUrl ? [] : [settings.sandboxUrl]);
}
