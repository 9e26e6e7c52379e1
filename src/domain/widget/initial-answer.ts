import { type CalendarDay, type DateFormat, dateFormats, formatDate, parseDate, parseFormat } from './date-format.ts';
import { padDecimals } from './number.ts';
import type { Person, Widget, WidgetResponse } from './types.ts';

/** The format a date field uses: its own, else the owner's preference, else `mm/dd/yyyy`. */
export function dateFormatOf(widget: Widget, ownerDateFormat: string): DateFormat {
  return parseFormat(widget.options.format ?? '') ?? parseFormat(ownerDateFormat) ?? 'mm/dd/yyyy';
}

/**
 * What a field holds before its recipient touches it: the default, the recipient's own data, today for dates without
 * a default. Undefined for an empty field. A computed number starts empty, see `settleAnswers`.
 */
export function initialAnswer(
  widget: Widget,
  recipient: Person,
  today: CalendarDay,
  ownerDateFormat: string,
): WidgetResponse | undefined {
  const { options } = widget;
  switch (widget.type) {
    case 'name':
      return filled(options.default ?? recipient.name);
    case 'email':
      return filled(options.default ?? recipient.email);
    case 'company':
      return filled(options.default ?? recipient.company);
    case 'job title':
      return filled(options.default ?? recipient.jobTitle);
    case 'textbox':
    case 'cells':
    case 'dropdown':
    case 'radio button':
      return filled(options.default);
    case 'number':
      if (options.formula !== undefined || options.default === undefined) return undefined;
      return padDecimals(options.default, options.decimalPlaces ?? 2);
    case 'date':
      if (!options.signingDate && options.default !== undefined)
        return dayInFormat(options.default, widget, ownerDateFormat);
      return formatDate(today, dateFormatOf(widget, ownerDateFormat));
    case 'checkbox':
      return options.selectedValues && options.selectedValues.length > 0 ? options.selectedValues : undefined;
    default:
      return undefined;
  }
}

/** A default without a format of its own may be written in any: the field's comes first, then whichever reads it. */
function dayInFormat(text: string, widget: Widget, ownerDateFormat: string): string {
  const format = dateFormatOf(widget, ownerDateFormat);
  for (const each of [format, ...dateFormats]) {
    const day = parseDate(text, each);
    if (day !== undefined) return formatDate(day, format);
  }
  return text;
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
