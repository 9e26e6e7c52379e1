import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import {
  type bulkRun,
  checkBulkSend,
  listBulkRuns,
  readBulkForm,
  readBulkRun,
  retryBulkRun,
  startBulkSend as startEndpoint,
  stopBulkRun,
} from '../../contract/app/bulk-send.ts';
import { plansWith } from '../../domain/credits/entitlements.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { type BulkProblem, bulkProblemText, mostRows } from '../../domain/template/bulk-words.ts';
import { retryFailedRows, stopBulkSend } from '../../features/bulk-send/again.ts';
import { checkSheet } from '../../features/bulk-send/check.ts';
import { bulkResults, findBulkSend, listBulkSends, type RowCounts } from '../../features/bulk-send/queries.ts';
import { startBulkSend } from '../../features/bulk-send/start.ts';
import { ownTemplate } from '../../features/bulk-send/subject.ts';
import type { Deps } from '../../features/deps.ts';
import { entitled } from '../../features/plans/entitlements.ts';
import type { Row } from '../../features/tables.ts';
import { serve } from './serve.ts';
import { metaOf, sessionOf } from './session.ts';

const done = { done: true } as const;
/** The rows of the largest run, some dozens of cells each. */
const SHEET_BYTES = 32 * 1024 * 1024;
const RUNS_LISTED = 20;
const RESULTS_PAGE = 50;

/** Many documents of one template. Only for the signed-in: a draft link makes one document. */
export async function bulkSendRoutes(server: FastifyInstance, deps: Deps): Promise<void> {
  await server.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.bodyLimit ??= SHEET_BYTES;
    });
    sheetRoutes(scope, deps);
  });
  runRoutes(server, deps);
}

function sheetRoutes(server: FastifyInstance, deps: Deps): void {
  serve(server, readBulkForm, async ({ params }, request) => {
    const template = await ownTemplate(deps, await sessionOf(request, deps), params.id);
    if (isRefusal(template)) return template;
    const { id, content, columns, stateVersion, tenant } = template;
    return {
      id,
      title: content.title,
      stateVersion,
      columns: columns.map(({ header, required, hint }) => ({ header, required, hint })),
      mostRows: mostRows(deps.settings.limits.bulkPeople, content.people.length),
      creditsLeft: tenant.plan_credits + tenant.addon_credits,
      environment: deps.environment.name,
      needsPlan: entitled(deps, tenant, 'bulk-send') ? null : plansWith('bulk-send').join(' or '),
    };
  });

  serve(server, checkBulkSend, async ({ params, body }, request) => {
    const template = await ownTemplate(deps, await sessionOf(request, deps), params.id);
    if (isRefusal(template)) return template;
    const checked = await checkSheet(deps, template, body);
    if (isRefusal(checked)) return checked;
    const { plan_credits: plan, addon_credits: addon } = template.tenant;
    const { problems, badRows } = checked;
    return { problems: problems.map(inWords), badRows, cost: body.rows.length, creditsLeft: plan + addon };
  });

  serve(server, startEndpoint, async ({ params, body }, request) => {
    const me = await sessionOf(request, deps);
    const started = await startBulkSend(deps, me, params.id, body, metaOf(request));
    if (isRefusal(started)) return started;
    if ('id' in started) return { outcome: 'started' as const, id: started.id };
    const { problems, badRows } = started.checked;
    return { outcome: 'problems' as const, problems: problems.map(inWords), badRows };
  });
}

function runRoutes(server: FastifyInstance, deps: Deps): void {
  serve(server, listBulkRuns, async ({ query }, request) => {
    const { accountId } = await sessionOf(request, deps);
    const wanted = { templateId: query.templateId, limit: RUNS_LISTED };
    return { runs: (await listBulkSends(deps.db, accountId, wanted)).map(presentRun) };
  });

  serve(server, readBulkRun, async ({ params, query }, request) => {
    const { accountId } = await sessionOf(request, deps);
    const run = await findBulkSend(deps.db, accountId, params.id);
    if (run === undefined) return refuse('unknown-bulk-send');
    const { status, page } = query;
    const { waiting, sent, failed } = run.counts;
    const total = status === undefined ? waiting + sent + failed : run.counts[status];
    const window = { status, limit: RESULTS_PAGE, skip: (page - 1) * RESULTS_PAGE };
    const results = await bulkResults(deps.db, run, window);
    return {
      run: presentRun(run),
      results: results.map(({ problem, people, ...rest }) => ({
        ...rest,
        people: [...people],
        reason: problem === null ? '' : bulkProblemText(problem),
      })),
      page,
      pages: Math.ceil(total / RESULTS_PAGE),
    };
  });

  serve(server, retryBulkRun, async ({ params }, request) => {
    return (await retryFailedRows(deps, await sessionOf(request, deps), params.id)) ?? done;
  });
  serve(server, stopBulkRun, async ({ params }, request) => {
    return (await stopBulkSend(deps, await sessionOf(request, deps), params.id)) ?? done;
  });
}

type Run = Pick<Row<'bulk_send'>, 'id' | 'template' | 'template_id' | 'started_at' | 'finished_at'>;

function presentRun(run: Run & { readonly counts: RowCounts }): z.input<typeof bulkRun> {
  return {
    id: run.id,
    title: run.template.title,
    templateId: run.template_id,
    startedAt: run.started_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
    ...run.counts,
  };
}

function inWords(problem: BulkProblem) {
  return { row: problem.row, column: problem.column, text: bulkProblemText(problem) };
}
