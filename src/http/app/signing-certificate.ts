import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  readSigningCertificate,
  removeSigningCertificate,
  type SigningCertificatePage,
  uploadSigningCertificate,
} from '../../contract/app/signing-certificate.ts';
import { plansWith } from '../../domain/credits/entitlements.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import {
  type CertificateOwner,
  changeRefusal,
  removeCertificate,
  uploadCertificate,
} from '../../features/signing-certificate/change.ts';
import { readStanding } from '../../features/signing-certificate/read.ts';
import { serve } from './serve.ts';
import { metaOf, requireConfirmed, sessionOf } from './session.ts';

const states = { 'only-in-live': 'sandbox', 'admin-only': 'not-admin', 'needs-plan': 'needs-plan' } as const;

/** Settings > Signing certificate: what seals the organisation's documents. */
export async function signingCertificateRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  const ownerOf = async (request: FastifyRequest) => {
    const me = await sessionOf(request, deps);
    return { ...me, ip: metaOf(request).ip };
  };

  serve(server, readSigningCertificate, async (_input, request) => pageOf(deps, await ownerOf(request)));

  serve(server, uploadSigningCertificate, async ({ body }, request) => {
    const me = await ownerOf(request);
    const no = await changeRefusal(deps, me);
    if (no !== undefined) return no;
    requireConfirmed(deps, me);
    const saved = await uploadCertificate(deps, me, Buffer.from(body.file, 'base64'), body.password);
    return isRefusal(saved) ? saved : pageOf(deps, me);
  });

  serve(server, removeSigningCertificate, async (_input, request) => {
    const me = await ownerOf(request);
    requireConfirmed(deps, me);
    const removed = await removeCertificate(deps, me);
    return isRefusal(removed) ? removed : pageOf(deps, me);
  });
}

async function pageOf(deps: Deps, me: CertificateOwner): Promise<SigningCertificatePage> {
  const no = await changeRefusal(deps, me);
  const { own, otherwise, waiting } = await readStanding(deps, me.tenantId);
  return {
    state: no === undefined ? 'allowed' : states[no.refused],
    neededPlans: no?.refused === 'needs-plan' ? [...plansWith('own-certificate')] : [],
    own: own && {
      ...own,
      issuers: [...own.issuers],
      notBefore: own.notBefore.toISOString(),
      notAfter: own.notAfter.toISOString(),
      uploadedAt: own.uploadedAt.toISOString(),
    },
    otherwise,
    waiting,
  };
}
