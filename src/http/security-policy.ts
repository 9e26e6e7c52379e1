import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Settings } from '../features/deps.ts';

/** Everything from ourselves. Forms may also post to the sandbox: that is how Login to Sandbox gets there. */
export function contentSecurityPolicy(settings: Settings): NonNullable<FastifyHelmetOptions['contentSecurityPolicy']> {
  const secure = settings.publicUrl.startsWith('https:');
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'", ...(settings.publicUrl === settings.liveUrl ? [settings.sandboxUrl] : [])],
      scriptSrc: ["'self'"],
      // Positions of boxes on a page and the width of bars are style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      // Mail shown in a sandboxed frame.
      frameSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      ...(secure ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}
