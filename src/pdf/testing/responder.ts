import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { CertificateStatus } from '../pki/types.ts';
import { answerOcsp } from '../revocation/ocsp.ts';
import { type TestIdentity, testIdentity } from './identity.ts';

export interface Responder {
  readonly identity: TestIdentity;
  readonly url: string;
  /** Methods of the OCSP requests answered. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** A PKI whose responder, lists and certificates are served on 127.0.0.1. */
export async function startResponder(
  now: Date,
  statusOf: (serial: string) => CertificateStatus = () => ({ status: 'good' }),
): Promise<Responder> {
  const asked: string[] = [];
  let identity: TestIdentity | undefined;
  const server = createServer(async (request, response) => {
    if (!identity) return response.end();
    const path = request.url ?? '/';
    if (!path.startsWith('/ocsp')) return response.end(fileOf(identity, path));
    asked.push(request.method ?? '');
    const der =
      request.method === 'GET'
        ? Buffer.from(decodeURIComponent(path.slice('/ocsp/'.length)), 'base64')
        : await body(request);
    response.setHeader('content-type', 'application/ocsp-response');
    return response.end(
      await answerOcsp({ request: der, responder: identity.ocsp, issuer: identity.issuer, statusOf, thisUpdate: now }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server)}`;
  identity = await testIdentity(now, url);
  return { identity, url, asked, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function fileOf({ crls, root, issuer }: TestIdentity, path: string): Uint8Array | undefined {
  if (path === '/root.crl') return crls[1];
  if (path === '/issuing.crl') return crls[0];
  return path === '/root.cer' ? root.certificate : issuer.certificate;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
