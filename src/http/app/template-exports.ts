import { stringify } from 'csv-stringify';
import type { FastifyInstance } from 'fastify';
import { plansWith } from '../../domain/credits/entitlements.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../../features/deps.ts';
import { entitled } from '../../features/plans/entitlements.ts';
import { templateAnswers } from '../../features/templates/answers.ts';
import { attachment } from '../files.ts';
import { RefusedError } from './serve.ts';
import { sessionOf } from './session.ts';

const PER_HOUR = 60;

/** Everything that was filled in on documents of a template, as CSV. A cell that a spreadsheet would run is made text. */
export function templateExportRoutes(server: FastifyInstance, deps: Deps): void {
  server.get<{ Params: { id: string } }>('/app/templates/:id/answers.csv', async (request, reply) => {
    const me = await sessionOf(request, deps);
    if (!entitled(deps, me.tenant, 'form-export')) {
      throw new RefusedError(refuse('needs-plan', { plans: plansWith('form-export').join(' or ') }));
    }
    const { allowed, retryAfterSeconds } = await deps.limiter('answers', PER_HOUR, 3600).take(me.accountId);
    if (!allowed) throw new RefusedError(refuse('too-many', { retryAfterSeconds }));
    const table = await templateAnswers(deps, me, request.params.id);
    if (isRefusal(table)) {
      throw new RefusedError(table.refused === 'not-found' ? refuse('unknown-template') : table);
    }
    const sheet = stringify({ header: true, bom: true, columns: [...table.headers], escape_formulas: true });
    reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', attachment(`${table.title} - answers.csv`));
    void writeRows().catch((error: Error) => sheet.destroy(error));
    return reply.send(sheet);

    async function writeRows(): Promise<void> {
      if (isRefusal(table)) return;
      for await (const row of table.rows()) {
        if (sheet.destroyed) return;
        if (!sheet.write(row)) await new Promise((goOn) => sheet.once('drain', goOn));
      }
      sheet.end();
    }
  });
}
