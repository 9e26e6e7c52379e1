import { pictureTypes, type WidgetOptions, type WidgetType } from './types.ts';

const written: readonly WidgetType[] = ['name', 'email', 'company', 'job title', 'textbox', 'number', 'cells'];
const choices: readonly WidgetType[] = ['checkbox', 'radio button', 'dropdown'];

export function isChoice(type: WidgetType): boolean {
  return choices.includes(type);
}

/** Types whose printed text may be hidden behind asterisks. */
export function canHideText(type: WidgetType): boolean {
  return written.includes(type);
}

/** What the recipient brings along can't be given beforehand, so it is never read-only. */
export function canBeReadonly(type: WidgetType): boolean {
  return type !== 'attachments' && !pictureTypes.includes(type);
}

/** Options of a type before anybody has set one. `name` is left to the caller, who knows the others. */
export function defaultsFor(type: WidgetType): Omit<WidgetOptions, 'name'> {
  const common = {
    required: true,
    hint: '',
    readonly: false,
    color: 'black',
    fontsize: 12,
    hideTextWithAsterisks: false,
  } as const;
  switch (type) {
    case 'checkbox':
      return {
        ...common,
        values: [],
        selectedValues: [],
        hideLabel: false,
        layout: 'vertical',
        minSelections: 0,
        maxSelections: 0,
      };
    case 'radio button':
      return { ...common, values: [], hideLabel: false, layout: 'vertical' };
    case 'dropdown':
      return { ...common, values: [] };
    case 'number':
      return { ...common, decimalPlaces: 2 };
    case 'cells':
      return { ...common, cellCount: 5 };
    case 'date':
      return { ...common, signingDate: false };
    default:
      return common;
  }
}

/** Size in points of a new widget, and of one that came without. */
export const defaultSizes: Readonly<Record<WidgetType, { readonly w: number; readonly h: number }>> = {
  signature: { w: 150, h: 60 },
  stamp: { w: 150, h: 60 },
  initials: { w: 50, h: 50 },
  image: { w: 70, h: 70 },
  name: { w: 150, h: 19 },
  email: { w: 150, h: 19 },
  company: { w: 150, h: 19 },
  'job title': { w: 150, h: 19 },
  textbox: { w: 150, h: 19 },
  number: { w: 150, h: 19 },
  date: { w: 100, h: 20 },
  checkbox: { w: 15, h: 19 },
  'radio button': { w: 5, h: 10 },
  dropdown: { w: 120, h: 22 },
  cells: { w: 112, h: 22 },
  attachments: { w: 120, h: 22 },
};
