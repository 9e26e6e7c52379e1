import type { FastifyInstance } from 'fastify';
import { uploadQuery } from '../../contract/sign/requests.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { attachFile, detachFile } from '../../features/signing/attach.ts';
import { uploadRules } from '../../features/signing/attached.ts';
import { withSession } from './enter.ts';
import { answerRefusal } from './refusals.ts';

interface Where {
  readonly widgetId: string;
  readonly fileId?: string;
}

/** Files of an attachments field, one request for each. Both answer with what the field holds then. */
export async function uploadRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  const { mostBytes } = uploadRules(deps);
  // Whatever type the browser gives a file: its bytes say what it is.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  server.post(
    '/sign/r/:recipientId/fields/:widgetId/files',
    { bodyLimit: mostBytes },
    withSession(deps, async (request, reply, session) => {
      const query = uploadQuery.safeParse(request.query);
      const { body } = request;
      if (!query.success || !Buffer.isBuffer(body)) return answerRefusal(request, reply, refuse('malformed'));
      const { widgetId } = request.params as Where;
      const attached = await attachFile(deps, session, widgetId, { name: query.data.name, bytes: body });
      return isRefusal(attached) ? answerRefusal(request, reply, attached) : reply.send(attached);
    }),
  );

  server.post(
    '/sign/r/:recipientId/fields/:widgetId/files/:fileId/remove',
    withSession(deps, async (request, reply, session) => {
      const { widgetId, fileId = '' } = request.params as Where;
      const left = await detachFile(deps, session, widgetId, fileId);
      return isRefusal(left) ? answerRefusal(request, reply, left) : reply.send(left);
    }),
  );
}
