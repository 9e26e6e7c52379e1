/** Builds the recipient's page into a folder; see build.mjs. */
export function buildSigningPage(outdir: string): Promise<unknown>;
