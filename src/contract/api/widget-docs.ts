import { z } from 'zod';
import { dateFormats } from '../../domain/widget/date-format.ts';
import { widgetTypes } from '../../domain/widget/types.ts';

/**
 * What clients should send as widgets. The rules of `domain/widget` read them, one by one and more tolerantly, and are
 * what refuses; nothing is checked with these schemas.
 */

const place = {
  page: z.number().describe('Page of the file, from 1.'),
  x: z.number().describe('Left edge of the box, in PDF points from the left of the page as displayed.'),
  y: z.number().describe('Upper edge of the box, in PDF points from the top of the page as displayed.'),
  w: z.number().optional().describe('Width in PDF points. Each type has a usual one.'),
  h: z.number().optional().describe('Height in PDF points. Each type has a usual one.'),
};

const color = z.enum(['black', 'blue', 'red', 'yellow']).optional();
const fontsize = z.number().optional().meta({ default: 12 }).describe('Even number of points from 2 to 28.');
const format = z
  .enum(dateFormats)
  .optional()
  .describe("date: how the day is written. The owner's own format where none is given.");

/** What several types share when a field is placed and when a template's field is changed. */
const shared = {
  readonly: z.boolean().optional().meta({ default: false }).describe('The recipient cannot change the value.'),
  hint: z.string().optional().describe('Placeholder text.'),
  hide_text_with_asterisks: z
    .boolean()
    .optional()
    .meta({ default: false })
    .describe("Recipients' copies show asterisks, the owner's copy the text."),
  min_date: z.string().optional().describe('date: first day that may be chosen, `YYYY-MM-DD`; "" for none.'),
  max_date: z.string().optional().describe('date: last day that may be chosen, `YYYY-MM-DD`; "" for none.'),
  signing_date: z.boolean().optional().describe('date: the day of signing, filled in by the server.'),
  formula: z
    .string()
    .optional()
    .describe('number: `+ - * / ( )`, numbers and `{{name}}` of other number fields; the value is computed.'),
  decimalplaces: z.number().optional().describe('number: digits after the point, 2 where none is given.'),
  cell_count: z.number().optional().describe('cells: number of boxes.'),
};

const options = z.object({
  name: z.string().optional().describe('Identifier, unique in the document. `<type>-<n>` where none is given.'),
  required: z.boolean().optional().meta({ default: true }).describe('Signatures are always required.'),
  ...shared,
  color: color.describe('Colour of the text.'),
  fontsize,
  default: z
    .union([z.string(), z.number()])
    .optional()
    .describe('The value the field starts with; for a choice one of `values`.'),
  regularexpression: z
    .string()
    .optional()
    .describe('textbox, cells: pattern that the whole value must match, bare or as `/pattern/flags`.'),
  values: z.array(z.string()).optional().describe('checkbox, radio button, dropdown: the choices.'),
  selectedvalues: z.array(z.string()).optional().describe('checkbox: the choices ticked at first.'),
  hidelabel: z.boolean().optional().describe('checkbox, radio button: show the boxes without their words.'),
  layout: z
    .enum(['vertical', 'horizontal'])
    .optional()
    .describe('checkbox, radio button: whether the choices stand below or beside each other.'),
  validation: z
    .object({
      minselections: z.number().optional().describe('0 for no bound.'),
      maxselections: z.number().optional().describe('0 for no bound.'),
    })
    .optional()
    .describe('checkbox: how many choices must be ticked.'),
  format,
});

/** A field of a recipient. */
export const widgetDocs = z
  .object({
    type: z.enum(widgetTypes).describe('Kind of field.'),
    ...place,
    options: options.optional().describe('What the field of this type can be told.'),
  })
  .meta({ id: 'Widget' });

/** Options as a template tells them again: the ones given when it was made, and the defaults of its type. */
export const toldOptions = options.partial().extend({
  fontSize: fontsize.describe('The same as `fontsize`.'),
  hide_text_with_asterisks: z.boolean().optional(),
  response: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Of a field that the sender fills.'),
});

/** A field that the sender has filled already. */
export const prefillWidgetDocs = z
  .object({
    type: z.enum(['textbox', 'date', 'checkbox', 'radio button', 'dropdown', 'image']).describe('Kind of field.'),
    ...place,
    options: z
      .object({
        name: z.string().optional().describe('Identifier, unique in the document.'),
        response: z
          .union([z.string(), z.array(z.string())])
          .optional()
          .describe('The value: text; a date in `format`; chosen `values`; an image as base64 of a PNG or JPEG.'),
        color: color.describe('black, blue or red.'),
        fontsize,
        values: options.shape.values,
        hidelabel: options.shape.hidelabel,
        layout: options.shape.layout,
        format,
      })
      .optional()
      .describe('Value and appearance.'),
  })
  .meta({ id: 'PrefillWidget' });

/** `prefill` of a request. */
export const prefillDocs = z
  .object({
    widgets: z.array(prefillWidgetDocs).optional().describe('Fields filled before anybody receives the file.'),
  })
  .meta({ id: 'Prefill' });

/** What a document made from a template may change of a field, found by its name within the role. */
export const widgetOverrideDocs = z
  .object({
    name: z.string().describe("Name of the template's field."),
    default: z
      .union([z.string(), z.number(), z.array(z.string())])
      .optional()
      .describe('The value the field starts with; for a checkbox the choices ticked.'),
    ...shared,
  })
  .meta({ id: 'WidgetOverride' });

/** `prefill` where a document is made from a template. */
export const prefillOverrideDocs = z
  .object({
    widgets: z
      .array(
        z.object({
          name: z.string().describe("Name of the template's filled field."),
          response: z.union([z.string(), z.array(z.string())]).describe('The value in its place.'),
        }),
      )
      .optional()
      .describe("Values that replace the template's."),
  })
  .meta({ id: 'PrefillOverride' });
