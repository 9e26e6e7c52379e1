import { mustAct } from '../../domain/document/turn.ts';
import type { PageBox } from '../../domain/document/types.ts';
import { isInside } from '../../domain/draft/inside.ts';
import { roleProblem } from '../../domain/recipient/allowed-widgets.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Deps } from '../deps.ts';
import { isAccessCode } from './access-code.ts';
import { checkCopies } from './check-copies.ts';
import type { CreateRefusal, NewDocument } from './new-document.ts';

/** What can be refused before the file is looked at. */
export function checkPeople(
  input: Pick<NewDocument, 'recipients' | 'prefill' | 'settings'>,
  limits: Deps['settings']['limits'],
): Refusal<CreateRefusal> | undefined {
  const { recipients, prefill } = input;
  if (!recipients.some((recipient) => mustAct(recipient))) return refuse('no-recipients');
  if (recipients.length > limits.recipientsPerDocument) {
    return refuse('too-many-recipients', { limit: limits.recipientsPerDocument });
  }
  const widgets = prefill.length + recipients.reduce((sum, recipient) => sum + recipient.widgets.length, 0);
  if (widgets > limits.widgetsPerDocument) return refuse('too-many-widgets', { limit: limits.widgetsPerDocument });
  const copies = checkCopies(input.settings, limits);
  if (copies) return copies;
  for (const { type, email, accessCode, widgets: own } of recipients) {
    const problem = roleProblem(type, own);
    if (problem !== undefined && problem !== 'signer-without-signature') return refuse(problem, { email });
    if (accessCode !== null && !isAccessCode(accessCode)) return refuse('bad-access-code', { email });
  }
  return undefined;
}

/** A signer with fields has one to sign in; looked at when the file is known, for where its signatures are kept that may be missing. */
export function checkSignatures(recipients: NewDocument['recipients']): Refusal<CreateRefusal> | undefined {
  const bare = recipients.find(({ type, widgets }) => roleProblem(type, widgets) === 'signer-without-signature');
  return bare && refuse('signer-without-signature', { email: bare.email });
}

/** Every widget lies on a page that exists, within it. */
export function checkPlaces(
  input: Pick<NewDocument, 'recipients' | 'prefill'>,
  pages: readonly PageBox[],
): Refusal<CreateRefusal> | undefined {
  const widgets = [
    ...input.recipients.flatMap((recipient) => recipient.widgets),
    ...input.prefill.map(({ widget }) => widget),
  ];
  const outside = widgets.find((widget) => !isInside(widget, pages));
  return outside && refuse('widget-outside-page', { name: outside.options.name, page: outside.page });
}
