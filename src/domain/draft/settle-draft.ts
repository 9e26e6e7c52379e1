import type { PageBox } from '../document/types.ts';
import { isRefusal } from '../refusal.ts';
import { checkDocumentFormulas, documentLogicFaults } from '../widget/normalise.ts';
import type { PrefillWidget, Widget } from '../widget/types.ts';
import { peopleProblems } from './check-people.ts';
import { settingProblems } from './check-settings.ts';
import type { DraftContent, DraftPerson, DraftWidget } from './content.ts';
import { isInside } from './inside.ts';
import { keptProblems } from './kept.ts';
import type { DraftProblem } from './problem.ts';
import type { DraftRules } from './rules.ts';
import { settleResponse, settleWidget } from './settle-widget.ts';

/** What is left to do before sending, and, with nothing left, the fields as the document needs them. */
export interface SettledDraft {
  readonly problems: readonly DraftProblem[];
  readonly people: readonly (DraftPerson & { readonly widgets: readonly Widget[] })[];
  /** Fields that nobody filled and nobody had to are gone. */
  readonly prefill: readonly PrefillWidget[];
}

/** The one check of a draft before it is sent: for the list in the editor, and again on the server. */
export function settleDraft(content: DraftContent, rules: DraftRules): SettledDraft {
  const problems: DraftProblem[] = [...settingProblems(content, rules), ...peopleProblems(content, rules)];
  const everything = [
    ...content.people.flatMap((person) => person.widgets.map((widget) => ({ widget, personId: person.id }))),
    ...content.prefill.map(({ widget }) => ({ widget, personId: undefined })),
  ];
  problems.push(...nameProblems(everything), ...placeProblems(everything, rules.pages), ...keptOnes(content, rules));

  const people = content.people.map((person) => ({
    ...person,
    widgets: person.widgets.flatMap((widget) => {
      const settled = settleWidget(widget, rules.matches);
      if (!isRefusal(settled)) return [settled];
      problems.push(about(settled.refused, widget, person.id, settled.detail));
      return [];
    }),
  }));
  const prefill = content.prefill.flatMap(({ widget, response }): PrefillWidget[] => {
    const settled = settleWidget(widget, rules.matches);
    if (isRefusal(settled)) {
      problems.push(about(settled.refused, widget, undefined, settled.detail));
      return [];
    }
    const answer = settleResponse(settled, response, rules.ownerDateFormat);
    if (isRefusal(answer)) problems.push(about(answer.refused, widget));
    else if (answer.response !== null) return [{ widget: settled, response: answer.response }];
    return [];
  });
  problems.push(...formulaProblems(people), ...logicProblems(content));
  return { problems, people, prefill };
}

/** What would end the signatures of a file that keeps them. */
function keptOnes({ people, prefill, settings }: DraftContent, { kept }: DraftRules): DraftProblem[] {
  if (kept === null) return [];
  const widgets = people.flatMap((person) => person.widgets);
  const filled = prefill.map(({ widget }) => widget);
  return keptProblems(widgets, filled, settings, kept).map(({ what, widget }): DraftProblem => {
    if (widget === undefined) {
      const setting = what === 'merge-certificate' ? 'mergeCertificate' : 'allowModifications';
      return { code: 'signatures-kept', setting, detail: { what, name: '' } };
    }
    const owner = people.find((person) => person.widgets.includes(widget));
    return { ...about('signatures-kept', widget, owner?.id), detail: { what, name: widget.options.name } };
  });
}

type Placed = { readonly widget: DraftWidget; readonly personId: string | undefined };

function about(
  code: DraftProblem['code'],
  widget: DraftWidget,
  personId?: string,
  detail: DraftProblem['detail'] = {},
): DraftProblem {
  const who = personId === undefined ? {} : { personId };
  return { code, ...who, widgetId: widget.id, detail: { ...detail, name: widget.options.name, page: widget.page } };
}

function nameProblems(everything: readonly Placed[]): DraftProblem[] {
  const taken = new Set<string>();
  return everything.flatMap(({ widget, personId }) => {
    const name = widget.options.name.trim();
    if (name === '') return [about('name-missing', widget, personId)];
    if (taken.has(name)) return [about('name-taken', widget, personId)];
    taken.add(name);
    return [];
  });
}

function placeProblems(everything: readonly Placed[], pages: readonly PageBox[]): DraftProblem[] {
  return everything
    .filter(({ widget }) => !isInside(widget, pages))
    .map(({ widget, personId }) => about('widget-outside-page', widget, personId));
}

/** A formula names fields of the whole document, so it is looked at when all of them are known. */
function formulaProblems(people: readonly { readonly id: string; readonly widgets: readonly Widget[] }[]) {
  const fault = checkDocumentFormulas(people.flatMap(({ widgets }) => widgets));
  if (fault === undefined) return [];
  for (const { id, widgets } of people) {
    const widget = widgets.find(({ options }) => options.name === fault.detail?.name);
    if (widget) return [about('bad-formula', widget, id)];
  }
  return [{ code: 'bad-formula' as const }];
}

/** Conditions are looked at with every field there is, also those that something else is wrong with. */
function logicProblems({ people, prefill }: DraftContent): DraftProblem[] {
  const lists = [...people.map(({ widgets }) => widgets), prefill.map(({ widget }) => widget)];
  return documentLogicFaults(lists.map((list) => list.map(tidyNames))).flatMap((faults, at) =>
    faults.map(({ widget, ...fault }) => about('bad-logic', widget, people[at]?.id, fault)),
  );
}

function tidyNames(widget: DraftWidget): DraftWidget {
  const { name, logic } = widget.options;
  const rules = logic?.rules.map((rule) => ({ ...rule, trigger: rule.trigger.trim() })) ?? [];
  return { ...widget, options: { ...widget.options, name: name.trim(), ...(logic && { logic: { ...logic, rules } }) } };
}
