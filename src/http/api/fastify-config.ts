import type { Operation } from './operation.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How much body an operation of the API takes. */
    apiBody?: Operation['body'];
  }
}
