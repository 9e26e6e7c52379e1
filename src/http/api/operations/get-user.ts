import { type UserAnswer, userAnswer } from '../../../contract/api/answers.ts';
import { apiTexts } from '../../../contract/api/errors.ts';
import { type Operation, ok } from '../operation.ts';

export const getUser: Operation = {
  method: 'GET',
  path: '/getuser',
  body: 'none',
  docs: {
    id: 'getUser',
    tag: 'Account',
    summary: 'Read the account that the token belongs to',
    answer: userAnswer,
    errors: { 404: apiTexts.unknownUser },
  },
  async handle(_deps, { caller }) {
    const { account } = caller;
    return ok<UserAnswer>({
      objectId: account.id,
      name: account.name,
      email: account.email,
      phone: account.phone,
      jobTitle: account.job_title,
      company: account.company,
      createdAt: account.created_at.toISOString(),
      updatedAt: account.updated_at.toISOString(),
    });
  },
};
