import { readableUrl } from './readable-url.ts';
import { requestIdOf } from './request-id.ts';

/** How every server numbers its requests and finds their routes. */
export const routing = {
  genReqId: requestIdOf,
  rewriteUrl: readableUrl,
  // No address is longer than Node takes: a long id is an unknown one, which only its route may say.
  routerOptions: { maxParamLength: 16_384 },
} as const;
