import type { FastifyInstance, FastifyReply } from 'fastify';
import { ocspAnswer } from '../features/certificates/ocsp.ts';
import { caCertificate, caRevocationList, rootCertificate } from '../features/certificates/public.ts';
import type { Deps } from '../features/deps.ts';

const OCSP_BYTES = 16 * 1024;

/** What certificates point at: OCSP responder (RFC 6960, appendix A), revocation lists and CA certificates (RFC 2585). */
export async function pkiRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  await server.register(async (scope) => {
    scope.addContentTypeParser(
      'application/ocsp-request',
      { parseAs: 'buffer', bodyLimit: OCSP_BYTES },
      (_request, body, done) => done(null, body),
    );

    scope.post('/pki/ocsp', async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) return reply.code(415).send();
      return sendOcsp(deps, reply, request.body);
    });

    scope.get<{ Params: { '*': string } }>('/pki/ocsp/*', async (request, reply) => {
      // Base64 has slashes: the rest of the path, decoded from the raw address, is the request.
      const raw = request.raw.url?.split('?')[0]?.split('/pki/ocsp/')[1] ?? '';
      const text = decoded(raw);
      if (text === null || text.length > OCSP_BYTES) return reply.code(400).send();
      reply.header('cache-control', 'public, max-age=3600, no-transform, must-revalidate');
      return sendOcsp(deps, reply, Buffer.from(text, 'base64'));
    });

    scope.get<{ Params: { serial: string } }>('/pki/:serial.crl', async (request, reply) => {
      const list = await caRevocationList(deps, request.params.serial);
      return sendDer(reply, list, 'application/pkix-crl', `${request.params.serial}.crl`);
    });

    scope.get<{ Params: { serial: string } }>('/pki/:serial.cer', async (request, reply) => {
      const { serial } = request.params;
      const certificate = serial === 'root' ? await rootCertificate(deps) : await caCertificate(deps, serial);
      return sendDer(reply, certificate, 'application/pkix-cert', `${serial}.cer`);
    });
  });
}

async function sendOcsp(deps: Deps, reply: FastifyReply, request: Buffer) {
  const answer = await ocspAnswer(deps, request);
  return reply.type('application/ocsp-response').send(Buffer.from(answer));
}

function sendDer(reply: FastifyReply, der: Uint8Array | undefined, contentType: string, filename: string) {
  if (der === undefined) return reply.code(404).send();
  return reply
    .type(contentType)
    .header('cache-control', 'public, max-age=3600')
    .header('content-disposition', `attachment; filename="${filename}"`)
    .send(Buffer.from(der));
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
