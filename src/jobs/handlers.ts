import { applyGrace } from '../features/billing/grace.ts';
import { mailLowCredits } from '../features/billing/low-credits.ts';
import { mailInvoice } from '../features/billing/mail-invoice.ts';
import { runBulkSend } from '../features/bulk-send/run.ts';
import { resumeBulkSends, sweepBulkSends } from '../features/bulk-send/sweep.ts';
import { anchorAudit } from '../features/certificates/anchor-audit.ts';
import { ensureCertificates } from '../features/certificates/ensure.ts';
import { renewCredits } from '../features/credits/renew.ts';
import type { Deps } from '../features/deps.ts';
import { expireDue, remindDue } from '../features/documents/due.ts';
import { eraseTrash } from '../features/documents/trash.ts';
import { sweepVisits } from '../features/public-signing/sweep.ts';
import { sweepRequests } from '../features/request-log/sweep.ts';
import { mirrorAccount } from '../features/sandbox-access/mirror.ts';
import { buildRevision } from '../features/sealing/build-revision.ts';
import { renewArchives } from '../features/sealing/renew-archive.ts';
import { resumeSeals } from '../features/sealing/resume.ts';
import { applyRetention } from '../features/sealing/retention.ts';
import { sealDocument } from '../features/sealing/seal-document.ts';
import { sweepBlobs } from '../features/sealing/sweep-blobs.ts';
import { retrySeals } from '../features/sealing/waiting.ts';
import { sweepSessions } from '../features/sessions/sweep.ts';
import { warnOfEndings } from '../features/signing-certificate/warn.ts';
import { eraseTrashedTemplates } from '../features/templates/trash.ts';
import { deliverWebhooks } from '../features/webhooks/deliver.ts';
import { resumeDeliveries } from '../features/webhooks/resume.ts';
import { sweepDeliveries } from '../features/webhooks/sweep.ts';
import type { JobPayloads } from './payloads.ts';
import { sendMail } from './send-mail.ts';

type Handlers = { [Name in keyof JobPayloads]: (deps: Deps, payload: JobPayloads[Name]) => Promise<unknown> };

/** Every handler may be run twice, or again after a crash half-way: it then does what is still to be done. */
export const handlers: Handlers = {
  'seal-document': (deps, { documentId }) => sealDocument(deps, documentId),
  'retry-seals': retrySeals,
  'renew-archive': (deps) => renewArchives(deps),
  'build-revision': (deps, { documentId }) => buildRevision(deps, documentId),
  'bulk-send': (deps, { bulkSendId }) => runBulkSend(deps, bulkSendId),
  'send-mail': sendMail,
  'deliver-webhook': (deps, { documentId }) => deliverWebhooks(deps, documentId),
  'expire-documents': expireDue,
  remind: remindDue,
  'renew-credits': renewCredits,
  'invoice-grace': applyGrace,
  'anchor-audit': anchorAudit,
  'sweep-blobs': sweepBlobs,
  'sweep-sessions': (deps) => Promise.all([sweepSessions(deps), sweepVisits(deps)]),
  'sweep-logs': (deps) => Promise.all([sweepRequests(deps), sweepDeliveries(deps), sweepBulkSends(deps)]),
  'erase-trash': (deps) => Promise.all([eraseTrash(deps), eraseTrashedTemplates(deps)]),
  'sandbox-retention': applyRetention,
  'renew-certificates': ensureCertificates,
  'warn-certificates': warnOfEndings,
  'mail-invoice': mailInvoice,
  'low-credits': mailLowCredits,
  'mirror-account': mirrorAccount,
  resume: (deps) => Promise.all([resumeSeals(deps), resumeDeliveries(deps), resumeBulkSends(deps)]),
};
