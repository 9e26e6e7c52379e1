declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a file of the app's, of a size that its reader looks at. */
    upload?: true;
  }
}

export {};
