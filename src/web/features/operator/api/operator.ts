import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type operatorAccount,
  operatorAccounts,
  type operatorInvoice,
  operatorInvoices,
  operatorWithdrawInvoice,
  recordPayment,
  restoreAccount,
  suspendAccount,
} from '../../../../contract/app/operator.ts';
import { call } from '../../../lib/api.ts';

export type OperatorInvoice = z.infer<typeof operatorInvoice>;
export type OperatorAccount = z.infer<typeof operatorAccount>;
export type InvoiceStatus = OperatorInvoice['status'];

export function operatorInvoicesQuery(status: InvoiceStatus, find: string) {
  return queryOptions({
    queryKey: ['operator', 'invoices', status, find],
    queryFn: () => call(operatorInvoices, { query: { status, find } }),
  });
}

export function operatorAccountsQuery(find: string) {
  return queryOptions({
    queryKey: ['operator', 'accounts', find],
    queryFn: () => call(operatorAccounts, { query: { find } }),
  });
}

function useOperatorAgain(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['operator'] });
    await client.invalidateQueries({ queryKey: ['me'] });
  };
}

export function useRecordPayment() {
  const again = useOperatorAgain();
  return useMutation({
    mutationFn: ({ id, reference }: { id: string; reference: string }) =>
      call(recordPayment, { params: { id }, body: { reference } }),
    onSettled: again,
  });
}

export function useWriteOff() {
  const again = useOperatorAgain();
  return useMutation({
    mutationFn: (id: string) => call(operatorWithdrawInvoice, { params: { id } }),
    onSettled: again,
  });
}

export function useSuspend() {
  const again = useOperatorAgain();
  return useMutation({
    mutationFn: ({ id, suspended }: { id: string; suspended: boolean }) =>
      call(suspended ? suspendAccount : restoreAccount, { params: { id } }),
    onSettled: again,
  });
}
