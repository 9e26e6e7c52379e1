import { plansWith } from '../credits/entitlements.ts';
import { mustAct } from '../document/turn.ts';
import { isMailAddress } from '../recipient/address.ts';
import { roleProblem } from '../recipient/allowed-widgets.ts';
import type { DraftContent, DraftPerson } from './content.ts';
import type { DraftProblem } from './problem.ts';
import type { DraftRules } from './rules.ts';

type Rules = Pick<DraftRules, 'limits' | 'features' | 'kept'>;

/** Who is missing, who can't be written to, and who holds fields that do not go with the role. */
export function peopleProblems({ people, prefill }: DraftContent, { limits, features, kept }: Rules): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (!people.some(mustAct)) problems.push({ code: 'no-recipients' });
  if (people.length > limits.people) problems.push({ code: 'too-many-recipients', detail: { limit: limits.people } });
  const fields = prefill.length + people.reduce((sum, { widgets }) => sum + widgets.length, 0);
  if (fields > limits.fields) problems.push({ code: 'too-many-widgets', detail: { limit: limits.fields } });
  return [...problems, ...people.flatMap((person) => problemsOf(person, features, kept !== null))];
}

function problemsOf(person: DraftPerson, features: readonly string[], kept: boolean): DraftProblem[] {
  const personId = person.id;
  const problems: DraftProblem[] = [];
  const address = person.email.trim();
  if (address === '') problems.push({ code: 'address-missing', personId });
  else if (!isMailAddress(address)) problems.push({ code: 'bad-address', personId });
  const wrong = roleProblem(person.type, person.widgets);
  // Where a signed file has no field to sign in, signing shows nowhere in it.
  if (wrong && !(kept && wrong === 'signer-without-signature')) problems.push({ code: wrong, personId });
  if ((person.type !== 'signer' || person.hasAccessCode) && !features.includes('roles')) {
    problems.push({ code: 'needs-plan', personId, detail: { plans: plansWith('roles').join(', ') } });
  }
  if (!features.includes('validation')) {
    for (const { id, options } of person.widgets.filter((widget) => (widget.options.pattern ?? '').trim() !== '')) {
      const detail = { plans: plansWith('validation').join(', '), name: options.name };
      problems.push({ code: 'needs-plan', personId, widgetId: id, detail });
    }
  }
  return problems;
}
