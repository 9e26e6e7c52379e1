import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type BillToBody,
  listInvoices,
  orderCredits,
  readCredits,
  setPlayCredits,
  withdrawInvoice,
} from '../../../../contract/app/billing.ts';
import type { AnswerOf } from '../../../../contract/app/endpoint.ts';
import { orderPlan, readPlans } from '../../../../contract/app/plans.ts';
import { call } from '../../../lib/api.ts';

export type Credits = AnswerOf<typeof readCredits>;
export type Plans = AnswerOf<typeof readPlans>;
export type Plan = Plans['plans'][number];
export type Period = 'month' | 'year';

export const creditsQuery = queryOptions({ queryKey: ['credits'], queryFn: () => call(readCredits) });
export const plansQuery = queryOptions({ queryKey: ['plans'], queryFn: () => call(readPlans) });
export const invoicesQuery = queryOptions({ queryKey: ['invoices'], queryFn: () => call(listInvoices) });

/** Money shows in many places: balance, card, plan, invoices, who I am. */
export function useMoneyAgain(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      ['credits', 'plans', 'invoices', 'tokens', 'me'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    );
  };
}

export function useOrderCredits() {
  const again = useMoneyAgain();
  return useMutation({
    mutationFn: (body: { quantity: number; billTo: BillToBody }) => call(orderCredits, { body }),
    onSettled: again,
  });
}

export function useOrderPlan() {
  const again = useMoneyAgain();
  return useMutation({
    mutationFn: (body: { plan: 'professional' | 'teams' | 'enterprise'; period: Period; billTo: BillToBody }) =>
      call(orderPlan, { body }),
    onSettled: again,
  });
}

export function useWithdrawInvoice() {
  const again = useMoneyAgain();
  return useMutation({ mutationFn: (id: string) => call(withdrawInvoice, { params: { id } }), onSettled: again });
}

export function useSetPlayCredits() {
  const again = useMoneyAgain();
  return useMutation({ mutationFn: (amount: number) => call(setPlayCredits, { body: { amount } }), onSettled: again });
}
