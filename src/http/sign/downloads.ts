import type { FastifyInstance } from 'fastify';
import { isRefusal } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { downloadFile } from '../../features/signing/files.ts';
import { attachment } from '../files.ts';
import { metaOf, withSession } from './enter.ts';
import { answerRefusal } from './refusals.ts';

/** The file as it stands, sealed once it is, and the completion certificate, behind the same gates as the page. */
export async function downloadRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  for (const kind of ['document', 'certificate'] as const) {
    server.get(
      `/sign/r/:recipientId/${kind}`,
      // A HEAD would be noted as a download.
      { exposeHeadRoute: false },
      withSession(deps, async (request, reply, session) => {
        const file = await downloadFile(deps, session, kind, metaOf(request));
        if (isRefusal(file)) return answerRefusal(request, reply, file);
        return reply
          .type('application/pdf')
          .header('content-disposition', attachment(file.filename))
          .header('content-length', await deps.blobs.size(file.sha256))
          .header('x-content-type-options', 'nosniff')
          .header('content-security-policy', "sandbox; default-src 'none'")
          .send(deps.blobs.stream(file.sha256));
      }),
    );
  }
}
