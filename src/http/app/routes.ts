import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../features/deps.ts';
import { accountRoutes } from './account.ts';
import { billingRoutes } from './billing.ts';
import { bulkSendRoutes } from './bulk-send.ts';
import { creditRoutes } from './credits.ts';
import { documentRoutes } from './documents.ts';
import { editorRoutes } from './editor.ts';
import { embeddingRoutes } from './embedding.ts';
import { mailboxRoutes } from './mailbox.ts';
import { operatorRoutes } from './operator.ts';
import { planRoutes } from './plans.ts';
import { requestLogRoutes } from './request-log.ts';
import { sandboxSessionRoutes } from './sandbox-session.ts';
import { savedSignatureRoutes } from './saved-signatures.ts';
import { answerAppErrors } from './serve.ts';
import { sessionRoutes } from './sessions.ts';
import { signatureModeRoutes } from './signature-mode.ts';
import { signingCertificateRoutes } from './signing-certificate.ts';
import { templateRoutes } from './templates.ts';
import { tokenRoutes } from './tokens.ts';
import { verifyRoutes } from './verify.ts';
import { webhookRoutes } from './webhooks.ts';

/** What the senders' app asks for: JSON with a session cookie, mounted in both environments alike. */
export async function appRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  answerAppErrors(server, deps);
  await accountRoutes(server, deps);
  await sessionRoutes(server, deps);
  await server.register((scope) => savedSignatureRoutes(scope, deps));
  await tokenRoutes(server, deps);
  await signingCertificateRoutes(server, deps);
  await signatureModeRoutes(server, deps);
  await sandboxSessionRoutes(server, deps);
  await planRoutes(server, deps);
  await creditRoutes(server, deps);
  await billingRoutes(server, deps);
  await operatorRoutes(server, deps);
  await documentRoutes(server, deps);
  await templateRoutes(server, deps);
  await bulkSendRoutes(server, deps);
  await editorRoutes(server, deps);
  await webhookRoutes(server, deps);
  await embeddingRoutes(server, deps);
  await requestLogRoutes(server, deps);
  await mailboxRoutes(server, deps);
  await verifyRoutes(server, deps);
}
