import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { publicRoleOf } from '../../domain/template/public-role.ts';
import { appendAudit } from '../audit/append.ts';
import type { RequestMeta } from '../caller.ts';
import type { Deps } from '../deps.ts';
import { type CreateDeps, type PreparedDocument, prepareDocument, storeDocument } from '../documents/create.ts';
import { lockDocument } from '../documents/locked-document.ts';
import { withProofs } from '../documents/save-events.ts';
import type { Tx } from '../tables.ts';
import { lockTemplate } from '../templates/locked-template.ts';
import { type ClosedRefusal, contactOf, documentFor, type OpenTemplate, openTemplate } from './open-template.ts';
import { lockVisit, unfinishedDocument, type Visit } from './store.ts';

export type EnterDeps = CreateDeps & Pick<Deps, 'log'>;

/** Times it starts over because the template was changed in between. */
const ATTEMPTS = 3;

/**
 * The document of a visitor who has proved the address. Returns the id of the recipient that the visitor is in it.
 * The cap, the credit, the document, its mails and the proof are one transaction; a refusal leaves nothing but blobs.
 */
export async function makeDocument(
  deps: EnterDeps,
  visit: Visit,
  meta: RequestMeta,
): Promise<string | Refusal<ClosedRefusal>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const open = await openTemplate(deps.db, deps, visit.template_id);
    if (isRefusal(open)) return open;
    const { template } = open;
    const document = documentFor(open, visit);
    if (isRefusal(document)) return document;
    const caller = { accountId: template.account_id, tenantId: template.tenant_id };
    const prepared = await prepareDocument(deps, caller, document);
    if (isRefusal(prepared)) return closedBy(deps, open, prepared);
    const made = await deps.db.transaction().execute((tx) => store(tx, deps, { visit, open, prepared, meta }));
    if (typeof made === 'string') return made;
    if (made.refused !== 'changed') return closedBy(deps, open, made);
  }
  return refuse('not-ready');
}

interface Making {
  readonly visit: Visit;
  readonly open: OpenTemplate;
  readonly prepared: PreparedDocument;
  readonly meta: RequestMeta;
}

async function store(tx: Tx, deps: EnterDeps, making: Making): Promise<string | Refusal> {
  const { template } = making.open;
  // Visitors of one template queue here, so that none of them passes the cap that another one has just reached.
  const row = await lockTemplate(tx, template.account_id, template.id);
  const visit = await lockVisit(tx, making.visit.id);
  if (visit === undefined) return refuse('unknown');
  if (visit.recipient_id !== null) return visit.recipient_id;
  const still = await openTemplate(tx, deps, template.id);
  if (isRefusal(still)) return still;
  if (row?.state_version !== template.state_version) return refuse('changed');

  const mine = (await begunBefore(tx, deps, visit, template)) ?? (await storeNew(tx, deps, making));
  if (isRefusal(mine)) return mine;
  const { documentId, recipientId } = mine;
  await notePerson(tx, deps, mine, making);
  await tx
    .updateTable('public_visit')
    .set({ document_id: documentId, recipient_id: recipientId, template_version: template.state_version })
    .where('id', '=', visit.id)
    .execute();
  return recipientId;
}

interface Place {
  readonly documentId: string;
  readonly recipientId: string;
}

/** What the same person has left unfinished, locked. */
async function begunBefore(
  tx: Tx,
  deps: EnterDeps,
  visit: Visit,
  template: OpenTemplate['template'],
): Promise<Place | undefined> {
  const look = () => unfinishedDocument(tx, visit, template.state_version, deps.clock());
  const found = await look();
  if (found === undefined) return undefined;
  await lockDocument(tx, found.documentId);
  const still = await look();
  return still?.recipientId === found.recipientId ? found : undefined;
}

async function storeNew(tx: Tx, deps: EnterDeps, { visit, open, prepared, meta }: Making): Promise<Place | Refusal> {
  const created = await storeDocument(tx, deps, prepared, { ...meta, actor: visit.email });
  if (isRefusal(created)) return created;
  // Documents keep the order of the template's roles.
  const own = publicRoleOf(open.template.roles);
  const me = own && created.recipients[open.template.roles.indexOf(own)];
  if (me === undefined) throw new Error(`The document ${created.id} lacks its visitor.`);
  return { documentId: created.id, recipientId: me.id };
}

/** The code has proved the address, on the recipient and in the audit log. */
async function notePerson(
  tx: Tx,
  deps: EnterDeps,
  { documentId, recipientId }: Place,
  { visit, meta }: Making,
): Promise<void> {
  const { proofs } = await tx
    .selectFrom('recipient')
    .select('proofs')
    .where('id', '=', recipientId)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('recipient')
    .set({ proofs: JSON.stringify(withProofs(proofs, ['email-code'])) })
    .where('id', '=', recipientId)
    .execute();
  const { email } = visit;
  const entry = { at: deps.clock(), kind: 'email-code-ok', actor: email, ...meta } as const;
  await appendAudit(tx, documentId, [{ ...entry, data: { recipientId, email } }]);
}

/** What only the owner can mend is not for the visitor to read; the log has it. */
function closedBy(deps: EnterDeps, { template, owner }: OpenTemplate, { refused }: Refusal): Refusal<ClosedRefusal> {
  if (refused === 'unknown') return refuse(refused);
  const contact = contactOf({ template, owner });
  if (refused === 'full' || refused === 'quota-documents') return refuse('full', contact);
  deps.log.warn({ templateId: template.id, refused }, 'A visitor of a public template was turned away');
  return refuse('not-ready', contact);
}
