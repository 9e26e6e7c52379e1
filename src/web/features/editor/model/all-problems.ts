import type { EditorFacts } from '../../../../contract/app/editor.ts';
import type { DraftProblemCode } from '../../../../domain/draft/problem.ts';
import { settleDraft } from '../../../../domain/draft/settle-draft.ts';
import { plainMatches } from '../../../../domain/widget/pattern.ts';
import { type Problem, problemsOf } from './problems.ts';
import { serverProblem } from './server-problems.ts';
import type { EditorState } from './types.ts';
import { contentToSave } from './wire.ts';

type Checked = Pick<EditorState, 'mode' | 'content' | 'pages'>;

/** What the server will ask too and `problemsOf` has no better words for. */
const further: readonly DraftProblemCode[] = [
  'too-many-recipients',
  'too-many-widgets',
  'bad-options',
  'bad-pattern',
  'bad-formula',
  'bad-logic',
  'unsupported-widget',
  'bad-response',
  'bad-setting',
  'needs-plan',
  'per-signer-forbids',
  'signatures-kept',
];

/** `problemsOf`, and whatever else the rule of sending finds, said once for each place. */
export function allProblems(state: Checked, sending: boolean, facts: EditorFacts): Problem[] {
  const own = problemsOf(state, sending);
  // Absent options are no keys there; only zod's type says "or undefined".
  const { problems } = settleDraft(contentToSave(state.content, {}) as Parameters<typeof settleDraft>[0], {
    pages: state.pages,
    kept: state.content.kept,
    limits: facts.limits,
    features: facts.features,
    ownerDateFormat: facts.dateFormat,
    matches: plainMatches,
  });
  const named = new Set(own.filter(({ warning }) => warning !== true).map(({ place }) => JSON.stringify(place)));
  const more = problems
    .filter(({ code }) => further.includes(code))
    .map((problem) => serverProblem({ ...none, ...problem }, state.content, (id) => id))
    .filter(({ place }) => place.at === 'settings' || place.at === 'people' || !named.has(JSON.stringify(place)));
  const grave = own.filter(({ warning }) => warning !== true);
  return [...grave, ...more, ...own.filter(({ warning }) => warning === true)];
}

const none = { personId: undefined, widgetId: undefined, setting: undefined, detail: undefined };
