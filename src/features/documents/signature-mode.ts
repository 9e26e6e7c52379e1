import { type ModeObstacle, modeObstacle, type SettledMode, settleMode } from '../../domain/document/signature-mode.ts';
import type { DocumentState } from '../../domain/document/types.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Row, Tx } from '../tables.ts';

/** How a document that is being sent will be signed: as it asks for, else as its organisation has it. */
export async function modeAtSending(
  tx: Tx,
  { id, kind, settings }: DocumentState,
  people: readonly Pick<Row<'recipient'>, 'type' | 'widgets'>[],
): Promise<SettledMode> {
  const { signature_mode: usual, keeps_signatures: keepsSignatures } = await tx
    .selectFrom('tenant')
    .innerJoin('document', 'document.tenant_id', 'tenant.id')
    .select(['tenant.signature_mode', 'document.keeps_signatures'])
    .where('document.id', '=', id)
    .executeTakeFirstOrThrow();
  return settleMode(settings.signatureMode, usual, modeObstacle({ kind, settings, people, keepsSignatures }));
}

/** A signature per signer that was asked for by itself, and what rules it out. */
export function refuseMode(
  wanted: DocumentState['settings']['signatureMode'],
  obstacle: ModeObstacle | undefined,
): Refusal<'per-signer-forbids'> | undefined {
  return wanted === 'per_signer' && obstacle !== undefined
    ? refuse('per-signer-forbids', { what: obstacle })
    : undefined;
}
