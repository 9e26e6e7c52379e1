import type { Logic, LogicRule } from '../../../../domain/widget/logic.ts';
import type { EditorContent, EditorWidget } from './types.ts';

type Change = (rule: LogicRule, target: EditorWidget) => LogicRule | undefined;

/** Every rule of the draft changed, or taken out; a condition that has lost its last rule goes with it. */
function withRules(content: EditorContent, change: Change): EditorContent {
  let touched = false;
  const widgets = content.widgets.map((widget) => {
    const { logic, ...options } = widget.options;
    if (logic === undefined) return widget;
    const rules = logic.rules.flatMap((rule) => change(rule, widget) ?? []);
    if (rules.length === logic.rules.length && rules.every((rule, index) => rule === logic.rules[index])) return widget;
    touched = true;
    const left: Logic | undefined = rules.length === 0 ? undefined : { ...logic, rules };
    return { ...widget, options: left === undefined ? options : { ...options, logic: left } };
  });
  return touched ? { ...content, widgets } : content;
}

/** The field a rule looks at: one of the same person, by its name. */
function looksAt(rule: LogicRule, target: EditorWidget, trigger: EditorWidget): boolean {
  return target.owner === trigger.owner && target.id !== trigger.id && rule.trigger === trigger.options.name;
}

/** Rules follow the names, and the options, that a field had before. */
export function withRulesFollowing(before: EditorContent, after: EditorContent): EditorContent {
  const known = new Map(before.widgets.map((widget) => [widget.id, widget]));
  const moved = after.widgets.flatMap((now) => {
    const old = known.get(now.id);
    if (old === undefined || old.owner !== now.owner) return [];
    const option = renamedOption(old.options.values ?? [], now.options.values ?? []);
    return old.options.name === now.options.name && option === undefined ? [] : [{ old, now, option }];
  });
  if (moved.length === 0) return after;
  return withRules(after, (rule, target) => {
    const one = moved.find(({ old }) => looksAt(rule, target, old));
    if (one === undefined) return rule;
    const value = one.option !== undefined && rule.value === one.option.from ? { value: one.option.to } : {};
    return { ...rule, trigger: one.now.options.name, ...value };
  });
}

function renamedOption(before: readonly string[], after: readonly string[]) {
  if (before === after || before.length !== after.length) return undefined;
  const at = before.findIndex((value, index) => value !== after[index]);
  const [from, to] = [before[at], after[at]];
  const only = before.every((value, index) => index === at || value === after[index]);
  return at < 0 || !only || from === undefined || to === undefined ? undefined : { from, to };
}

/** Without the rules that look at fields which are gone. */
export function withoutRulesOn(content: EditorContent, gone: readonly EditorWidget[]): EditorContent {
  return withRules(content, (rule, target) => (gone.some((each) => looksAt(rule, target, each)) ? undefined : rule));
}

/** The fields left that would lose rules if these were gone. */
export function losingRules(content: EditorContent, ids: readonly string[]): EditorWidget[] {
  const gone = content.widgets.filter(({ id }) => ids.includes(id));
  return content.widgets.filter(
    (widget) =>
      !ids.includes(widget.id) &&
      widget.options.logic?.rules.some((rule) => gone.some((each) => looksAt(rule, widget, each))),
  );
}

/** Copies look at the copies of what their originals look at, where that was copied with them. */
export function withRulesAmong(content: EditorContent, copies: ReadonlyMap<string, EditorWidget>): EditorContent {
  const ids = new Set([...copies.keys()]);
  return withRules(content, (rule, target) => {
    if (!ids.has(target.id)) return rule;
    for (const [id, original] of copies) {
      const copy = content.widgets.find((widget) => widget.id === id);
      if (copy !== undefined && looksAt(rule, target, original)) return { ...rule, trigger: copy.options.name };
    }
    return rule;
  });
}
