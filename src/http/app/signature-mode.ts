import type { FastifyInstance, FastifyRequest } from 'fastify';
import { changeSignatureMode, readSignatureMode } from '../../contract/app/signature-mode.ts';
import type { Deps } from '../../features/deps.ts';
import { changeUsualMode, usualMode } from '../../features/signing-certificate/signature-mode.ts';
import { serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

/** Settings > Signing certificate: whether the organisation signs its documents once, or each signer does. */
export async function signatureModeRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  const ownerOf = async (request: FastifyRequest) => {
    const me = await sessionOf(request, deps);
    return { ...me, ip: metaOf(request).ip };
  };
  serve(server, readSignatureMode, async (_input, request) => usualMode(deps, await ownerOf(request)));
  serve(server, changeSignatureMode, async ({ body }, request) => {
    return changeUsualMode(deps, await ownerOf(request), body.mode);
  });
}
