import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  readDocument,
  remindRecipient,
  restoreDocumentNow,
  revokeDocumentNow,
  trashDocumentNow,
} from '../../../../contract/app/documents.ts';
import { call, messageOf } from '../../../lib/api.ts';

type Act = 'remind' | 'revoke' | 'trash' | 'restore';

export interface BulkOutcome {
  id: string;
  /** null: done. */
  problem: string | null;
}

/** Does one thing with many documents, one after the other; a refusal of one doesn't stop the others. */
export function useBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ act, ids }: { act: Act; ids: readonly string[] }) => {
      const outcomes: BulkOutcome[] = [];
      for (const id of ids) {
        const problem = await perform(act, id).then(
          () => null,
          (error: unknown) => messageOf(error),
        );
        outcomes.push({ id, problem });
      }
      return outcomes;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['documents'] }),
  });
}

async function perform(act: Act, id: string): Promise<void> {
  switch (act) {
    case 'remind': {
      const { may } = await call(readDocument, { params: { id } });
      for (const recipientId of may.remind) await call(remindRecipient, { params: { id, recipientId }, body: {} });
      return;
    }
    case 'revoke':
      await call(revokeDocumentNow, { params: { id }, body: {} });
      return;
    case 'trash':
      await call(trashDocumentNow, { params: { id } });
      return;
    case 'restore':
      await call(restoreDocumentNow, { params: { id } });
      return;
  }
}
