import type { LogicFault } from '../../../../domain/widget/logic-fault.ts';

/** What is wrong with a condition, for the sender. `trigger` is the name that the rule gives. */
export function logicWords(fault: LogicFault, trigger: string): string {
  switch (fault) {
    case 'unreadable':
      return 'This can’t be read.';
    case 'too-many-rules':
      return 'There are too many conditions.';
    case 'no-target':
      return 'This kind of field can’t have conditions.';
    case 'no-rules':
      return 'Add a condition.';
    case 'trigger-missing':
      return 'Choose the field to look at.';
    case 'unknown-trigger':
      return `There is no field called “${trigger}”.`;
    case 'other-recipient':
      return `“${trigger}” belongs to somebody else. A condition looks at fields of the same person.`;
    case 'self-trigger':
      return 'A field can’t look at itself.';
    case 'no-trigger':
      return `A condition can’t look at “${trigger}”.`;
    case 'bad-operator':
      return `“${trigger}” can’t be compared like this.`;
    case 'value-missing':
      return `Say what to compare “${trigger}” with.`;
    case 'value-not-a-number':
      return `Compare “${trigger}” with a number.`;
    case 'value-not-an-option':
      return `“${trigger}” has no such option.`;
    case 'logic-cycle':
      return 'Whether it is shown depends on itself, through other fields.';
  }
}
