import { type CreditsAnswer, creditsAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { creditBalance } from '../../../features/credits/debit.ts';
import { failure, type Operation, ok } from '../operation.ts';

export const getCredits: Operation = {
  method: 'GET',
  path: '/getcredits',
  body: 'none',
  docs: {
    id: 'getCredits',
    tag: 'Account',
    summary: 'Read the balance of credits',
    answer: creditsAnswer,
    errors: { 400: apiTexts.unknownSubscription, 404: apiTexts.unknownUser },
  },
  async handle(deps, { caller }) {
    const balance = await creditBalance(deps.db, caller.tenantId);
    if (balance === undefined) return failure(404, apiTexts.unknownUser);
    return ok<CreditsAnswer>({
      plan_credits: balance.planCredits,
      addon_credits: balance.addonCredits,
      total_credits: balance.total,
      renewal_date: balance.renewalAt.toISOString(),
    });
  },
};
